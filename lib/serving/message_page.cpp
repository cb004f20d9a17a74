#include "serving/message_page.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::string_view markup = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{0}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body>
<main>
<h1>{0}</h1>
<p>{1}</p>
<form>
<label for="line">Your message</label>
<div class="row">
<input id="line" maxlength="500" autocomplete="off" autofocus>
<button>Send</button>
</div>
</form>
<p id="state" role="status">connecting</p>
<div role="log" aria-label="Messages">
<ol id="log"></ol>
</div>
</main>
</body>
</html>
)";

constexpr std::string_view style = R"(:root { color-scheme: light dark; }
body {
    margin: 0 auto; padding: 1rem; max-width: 40rem;
    font: 1rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.4rem; margin: 0; }
label { display: block; font-weight: 600; }
.row { display: flex; gap: 0.5rem; }
input { flex: 1; min-width: 0; }
input, button { font: inherit; padding: 0.5rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 1rem; padding: 0.25rem 0; border-top: 1px solid #8886; }
li span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
li.own { opacity: 0.75; }
)";

// The newest line is on top. Text goes in as text, so nobody's message is markup.
constexpr std::string_view script = R"('use strict';
const [form, line, state, log] =
    ['form', '#line', '#state', '#log'].map((what) => document.querySelector(what));
const socket = new WebSocket(`ws://${location.host}/ws`);

function show(text, of) {
    const item = document.createElement('li');
    item.className = of;
    const now = new Date();
    const tenth = Math.floor(now.getMilliseconds() / 100);
    for (const [kind, part] of [['span', text], ['time', `${now.toLocaleTimeString('en-GB')}.${tenth}`]]) {
        const piece = document.createElement(kind);
        piece.textContent = part;
        item.append(piece);
    }
    log.prepend(item);
    while (log.children.length > 200) log.lastChild.remove();
}

form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (socket.readyState !== WebSocket.OPEN || line.value === '') return;
    show(`You: ${line.value}`, 'own');
    socket.send(line.value);
    line.value = '';
});
socket.addEventListener('open', () => { state.textContent = 'connected'; });
socket.addEventListener('message', ({ data }) => show(data, 'other'));
socket.addEventListener('close', ({ code, reason }) => {
    state.textContent = `closed: ${reason || code}. Reload the page to connect again.`;
});
)";

wire::http_response found(std::string content, std::string_view type) {
    wire::http_response response(200, std::move(content), type);
    response.headers.add("Content-Security-Policy",
                         "default-src 'none'; script-src 'self'; style-src 'self'; "
                         "connect-src 'self'; img-src data:; base-uri 'none'; "
                         "form-action 'none'; frame-ancestors 'none'");
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

}  // namespace

wire::http_response message_page::answer(const wire::http_request& asked) const {
    if (asked.method != "GET" && asked.method != "HEAD") {
        wire::http_response refusal(405, "This is only to be read.\n", "text/plain");
        refusal.headers.add("Allow", "GET, HEAD");
        return refusal;
    }
    if (asked.target == "/") {
        return found(fmt::format(markup, title, about), "text/html; charset=utf-8");
    }
    if (asked.target == "/page.css") return found(std::string(style), "text/css; charset=utf-8");
    if (asked.target == "/page.js") {
        return found(std::string(script), "text/javascript; charset=utf-8");
    }
    return wire::http_response(404, "There is nothing here; the page is at /.\n", "text/plain");
}

}  // namespace asyncdemo
