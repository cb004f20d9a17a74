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

// Starts the server of a lesson, hands its address to `visit`, and ends it.
async function serve(words, visit) {
    const server = spawn(program, ['serve', ...words, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
        let said = '';
        for await (const some of server.stderr) {
            said += some;
            if (said.includes('http://')) break;
        }
        await visit(said.match(/http:\/\/\S+\//)[0]);
    } finally {
        server.kill();
        await ended;
    }
}

// Opens the page of a server, hands it to `look`, and then says what it complained of and what it
// asked others for.
async function open(url, look) {
    const context = await browser.newContext({ viewport: phone, colorScheme: 'dark' });
    const page = await context.newPage();
    const complaints = [];
    const requests = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    try {
        await page.goto(url);
        await page.getByText('connected', { exact: true }).waitFor();
        await look(page);
    } finally {
        await context.close();
    }
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((to) => !to.startsWith(url) && !to.startsWith('data:')), []);
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
