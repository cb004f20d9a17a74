// The pages that lessons serve to people, as a browser has them: what somebody writes comes back
// over WebSocket, all that is asked for is the server's own, and nobody is shut out.
// Run as: node servers_test.mjs PROGRAM [CHROMIUM]

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';

import axe from 'axe-core';
import { chromium } from 'playwright-core';
import NodeWebSocket from 'ws';

const [program, executablePath = 'chromium'] = process.argv.slice(2);
const phone = { width: 360, height: 740 };

let browser;
before(async () => {
    // Chromium's sandbox does not work for root.
    const args = process.getuid() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
});
after(() => browser?.close());

// Starts the server of a lesson, hands its address and that of its page for phones to `visit`, and ends it.
async function serve(words, visit) {
    const server = spawn(program, ['serve', ...words, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
        let said = '';
        for await (const some of server.stderr) {
            said += some;
            if (/Page: \S+\s/.test(said)) break;
        }
        const [, host, port] = said.match(/Try it: +(?:nc |http:\/\/)([\d.]+)[ :](\d+)/);
        await visit(`http://${host}:${port}/`, said.match(/Page: (\S+)/)[1]);
    } finally {
        server.kill();
        await ended;
    }
}

// Opens the page of a server, hands it to `look`, and then says what it complained of and what it
// asked others for.
async function open(url, look, { view = {}, ready = 'connected', also = url } = {}) {
    const context = await browser.newContext({ viewport: phone, colorScheme: 'dark', ...view });
    const page = await context.newPage();
    const complaints = [];
    const requests = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    try {
        await page.goto(url);
        await page.getByText(ready, { exact: true }).first().waitFor();
        await look(page);
    } finally {
        await context.close();
    }
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((to) => ![url, also, 'data:'].some((own) => to.startsWith(own))), []);
}

async function write(page, text) {
    await page.getByLabel('Your message').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
}

const shows = (page, text) => page.locator('li.other').filter({ hasText: text }).waitFor();

async function check_for_everybody(page) {
    assert.equal(await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map(({ id }) => id), []);
}

test('what is written is saved, and the reply stands on the page as text', () =>
    serve(['websocket', '--save', '200ms'], (url) =>
        open(url, async (page) => {
            await write(page, '<b>hello</b> ' + 'x'.repeat(400));
            await shows(page, 'Saved: <b>hello</b>');
            await check_for_everybody(page);
        })));

test('what one says in the room is heard by all', () =>
    serve(['broadcast'], (url) =>
        open(url, (one) =>
            open(url, async (other) => {
                await write(one, 'hello');
                await shows(other, 'hello');
                await shows(one, 'Heard by 2.');
                await check_for_everybody(one);
            }))));

test('a page of another server gets no connection', () =>
    serve(['broadcast'], async (url) => {
        const context = await browser.newContext();
        const page = await context.newPage();
        const code = await page.evaluate((to) => new Promise((resolve) => {
            new WebSocket(to).addEventListener('close', (e) => resolve(e.code));
        }), url.replace('http', 'ws') + 'ws');
        await context.close();
        assert.equal(code, 1006);
    }));

test('the client ws of Node is answered, gets its pong, and closes in order', () =>
    serve(['websocket', '--save', '50ms'], async (url) => {
        const socket = new NodeWebSocket(url.replace('http', 'ws') + 'ws');
        const once = (name) => new Promise((resolve, reject) => {
            socket.once(name, (...all) => resolve(all));
            socket.once('error', reject);
        });
        await once('open');
        const [reply] = await Promise.all([once('message'), socket.send('hello')]);
        assert.match(String(reply[0]), /Saved: hello/);
        await Promise.all([once('pong'), socket.ping()]);
        const [closed] = await Promise.all([once('close'), socket.close(1000)]);
        assert.equal(closed[0], 1000);
    }));

// --- the page for phones --------------------------------------------------------------------------

// Opens the page for phones of a server that listens at `server`.
const take_phone = (url, server, look, view = { viewport: { width: 390, height: 844 } }) =>
    open(url, look, { view, ready: 'Knock', also: server });

async function knock(page, name) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Knock' }).click();
}

const heading = (page, text) => page.getByRole('heading', { name: text, level: 1 }).waitFor();

const beside = (words, visit) => serve(words, (server, url) => visit(url, server));

test('a phone knocks over HTTP, has its turn and its answer, and its lane among all', () =>
    beside(['http', '--takes', '1s'], (url, server) =>
        take_phone(url, server, async (page) => {
            await check_for_everybody(page);
            await knock(page, 'Ana');
            await heading(page, 'It is your turn');
            await check_for_everybody(page);
            await heading(page, /Answered after [01]\.\d\d s/);
            await page.locator('#all .names .own', { hasText: 'Ana' }).waitFor();
            await check_for_everybody(page);
        })));

test('a phone knows its place in the line of a server of lines', () =>
    beside(['threads', '--side', 'pool', '--pool', '1', '--block', '6s'], (url, server) =>
        take_phone(url, server, (first) =>
            take_phone(url, server, (second) =>
                take_phone(url, server, async (third) => {
                    await knock(first, 'Ana');
                    await heading(first, 'It is your turn');
                    await knock(second, 'Ben');
                    await heading(second, 'You are 1st in line');
                    await knock(third, 'Ben');
                    await heading(third, 'You are 2nd in line');
                    await third.locator('#all .names li', { hasText: 'Ben 2' }).waitFor();
                    await heading(third, 'You are 1st in line');
                    await heading(first, /Answered/);
                }, { colorScheme: 'light' })))));

// The system's queue is looked at less often where the system has many connections.
test('who waits unaccepted is in line as well, by the name that the page told', () =>
    beside(['threads', '--side', 'one-thread', '--block', '25s'], (url, server) =>
        take_phone(url, server, (first) =>
            take_phone(url, server, async (second) => {
                await knock(first, 'Ana');
                await heading(first, 'It is your turn');
                await knock(second, 'Ben');
                await heading(second, 'You are 1st in line');
                await second.locator('#all .names .own', { hasText: 'Ben' }).waitFor();
            }))));

test('a phone knocks by a message where a server speaks WebSocket, and again', () =>
    beside(['websocket', '--save', '300ms'], (url, server) =>
        take_phone(url, server, async (page) => {
            for (let i = 0; i < 2; ++i) {
                await knock(page, 'Ana');
                await heading(page, 'It is your turn');
                await heading(page, /Answered after/);
            }
        })));

test('a name is text on the page, whatever it is', () =>
    beside(['threads', '--block', '200ms'], (url, server) =>
        take_phone(url, server, async (page) => {
            await knock(page, '<script>alert(1)</script>');
            await heading(page, /Answered/);
            const own = page.locator('#all .names .own');
            assert.equal(await own.textContent(), '<script>alert(1)</script>'.slice(0, 24));
            await check_for_everybody(page);
        })));

test('a server with two ports has a button for each', () =>
    serve(['sockets', '--side', 'blocking'], (_, url) =>
        open(url, async (page) => {
            const [first, second] = await page.getByRole('button', { name: 'Knock at port' }).all();
            await second.click();
            await heading(page, /in line|You wait|You knock/);
            await check_for_everybody(page);
            await open(url, (other) => other.getByRole('button', { name: 'Knock at port' }).first().click()
                .then(() => heading(other, /Answered/)), { ready: 'Knock at the server', also: 'http://' });
            await heading(page, /Answered/);
            assert.ok(first);
        }, { ready: 'Knock at the server', also: 'http://' })));
