// Knocks at a server, really: the request is this browser's own. The program says by a WebSocket when
// to knock and under which name (`you`), what becomes of it, and what happens to all (`picture`,
// `grow`). All that it says is shown as text.
{
    const { html } = asyncdemo.parts;
    const part = (id) => document.getElementById(id);
    const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
    const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

    let door = null;
    let you = { doing: 'idle', name: '' };
    let port = null;        // that is knocked at
    let socket = null;      // to the server, where it takes messages
    let spans = [];         // of the own knock, as the feed has them
    let began_ms = 0;       // when it was made

    const own = new asyncdemo.Picture(part('own-drawing'));
    const all = new asyncdemo.Picture(part('all-drawing'));

    // --- knocking ----------------------------------------------------------------------------------

    function knock() {
        const { method, target } = door;
        const query = `?as=${encodeURIComponent(you.name)}`;
        if (method === 'WS') return knock_by_message(`ws://${location.hostname}:${port}${target}${query}`);
        // What comes back is not ours to read; that it came is enough.
        fetch(`http://${location.hostname}:${port}${target}${query}`, { method, mode: 'no-cors', cache: 'no-store' })
            .catch(() => refuse('The server refused the connection, or cut it off.'));
    }

    function knock_by_message(address) {
        if (socket?.address === address && socket.link.readyState === WebSocket.OPEN) return socket.link.send('Knock!');
        socket?.link.close();
        const link = new WebSocket(address);
        socket = { link, address };
        link.addEventListener('open', () => link.send('Knock!'));
        link.addEventListener('error', () => refuse('The server refused the connection, or cut it off.'));
    }

    function refuse(why) {
        if (you.doing === 'knocking') you.doing = 'idle';
        part('refused').textContent = why;
        show();
    }

    // --- what is said ------------------------------------------------------------------------------

    const hear = {
        door(message) {
            door = message;
            socket?.link.close();
            socket = null;
            show_door();
            show();
        },
        you(message) {
            const is_due = message.doing === 'knocking';
            you = message;
            if (is_due) {
                began_ms = performance.now();
                spans = [];
                knock();
            }
            record();
            show();
        },
        picture(message) {
            all.reset(message);
            mark_own();
        },
        grow(message) {
            all.apply(message);
            mark_own();
        },
        error({ text }) { refuse(text); },
    };

    // The own knock, as a recording of one lane: it waits, then it is in hand.
    function record() {
        const now_s = (performance.now() - began_ms) / 1000;
        const what = { knocking: 'waits', waiting: 'waits', 'in hand': 'is in hand' }[you.doing];
        const last = spans.at(-1);
        if (last && last[4] === null && last[1] !== what) last[4] = now_s;
        if (what && last?.[1] !== what) {
            spans.push([you.name, what, what === 'waits' ? 'waiting' : 'working', last ? now_s : 0, null]);
        }
        if (spans.length === 0) return;
        const is_over = !what;
        own.reset({ axis_s: Math.max(3, Math.ceil(now_s + (is_over ? 0 : 3))), sides: [{
            name: you.name, about: '', phase: is_over ? 'over' : 'running',
            end: is_over ? `${(you.took_s || now_s).toFixed(2)} s` : '', wall_s: now_s,
            lanes: [you.name], spans: structuredClone(spans), marks: [], curves: [],
        }] });
    }

    function connect() {
        const address = `${location.origin.replace('http', 'ws')}/socket`;
        const connection = new asyncdemo.Connection(address, {
            opened: () => say_connection(''),
            heard: (message) => hear[message.kind]?.(message),
            lost: () => say_connection('The connection is lost. Trying again …'),
            closed: () => say_connection('The server has closed.'),
        });
        part('knock').addEventListener('submit', (event) => {
            event.preventDefault();
            port = Number(event.submitter?.value ?? door?.ports.at(-1));
            part('refused').textContent = '';
            connection.say({ kind: 'knock', name: part('name').value });
        });
    }

    function say_connection(text) {
        part('connection').textContent = text;
        show();
    }

    // --- what is shown -----------------------------------------------------------------------------

    function show_door() {
        part('place').textContent = `asyncdemo serve ${door.lesson}`;
        part('side-name').textContent = door.side.name;
        part('about').textContent = door.side.about;
        const several = door.ports.length > 1;
        part('buttons').replaceChildren(...door.ports.map((at) =>
            html('button', { value: at }, several ? `Knock at port ${at}` : 'Knock')));
    }

    function heading() {
        const took = `${(you.took_s ?? 0).toFixed(2)} s`;
        switch (you.doing) {
            case 'knocking': return 'You knock …';
            case 'waiting':
                return you.place ? `You are ${you.place}${endings[ordinals.select(you.place)]} in line` : 'You wait';
            case 'in hand': return 'It is your turn';
            case 'over': return you.what.startsWith('answered') ? `Answered after ${took}` : `Over after ${took}`;
            default: return 'Knock at the server';
        }
    }

    function detail() {
        const others = you.waiting === 1 ? 'Nobody else waits.' : `${you.waiting} wait in all.`;
        if (you.doing === 'waiting') return [you.what, you.place ? others : ''].filter(Boolean).join('. ').replace('..', '.');
        const is_said = you.doing === 'over' && you.what === 'answered'; // in the heading
        return ['in hand', 'over'].includes(you.doing) && !is_said ? you.what : '';
    }

    function show() {
        const is_lost = part('connection').textContent !== '';
        const is_busy = ['knocking', 'waiting', 'in hand'].includes(you.doing);
        for (const button of part('buttons').children) button.disabled = is_lost || is_busy;
        part('heading').textContent = heading();
        part('detail').textContent = detail();
        if (part('news').textContent !== heading()) part('news').textContent = heading();
        part('own').hidden = spans.length === 0;
        document.body.dataset.doing = you.doing;
    }

    function mark_own() {
        part('all').hidden = !all.panels.some(({ side }) => side.spans.length > 0 || side.curves.length > 0);
        for (const name of part('all-drawing').querySelectorAll('.names li')) {
            name.classList.toggle('own', you.name !== '' && name.textContent === you.name);
        }
    }

    connect();
    show();
}
