// A room as browsers have it: people join, vote and see what comes out; who loses the connection comes
// back; nobody is shut out, nothing but the room is asked, and what people type is text.
// Run as: node room_test.mjs PROGRAM [CHROMIUM]

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

import { FlakyLine } from './flaky_line.mjs';
import { Instructor } from './instructor.mjs';

const [program, executablePath = 'chromium'] = process.argv.slice(2);
const looks = {
    'on a phone': { viewport: { width: 390, height: 844 } },
    'in the dark': { viewport: { width: 1280, height: 720 }, colorScheme: 'dark' },
    'without motion': { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' },
};
const enter = '\r';

let browser;
before(async () => {
    // Chromium's sandbox does not work for root.
    const args = process.getuid() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
});
after(() => browser?.close());

// A room of a lesson, as long as `visit` takes. At ten times the speed a run takes half a second.
async function in_a_room(visit, words = ['gather', '--speed', '5']) {
    const instructor = new Instructor(program, words);
    const people = [];
    try {
        const url = await instructor.sees(/http:\/\/[^/\s]+\//);
        await visit({
            instructor,
            url,
            open: async (to, look = looks['on a phone']) => {
                people.push(await open(to, look));
                return people.at(-1).page;
            },
        });
    } finally {
        await Promise.all(people.map(({ context }) => context.close()));
        await instructor.quit();
    }
    for (const { complaints, foreign } of people) {
        assert.deepEqual(complaints, []);
        assert.deepEqual(foreign, []);
    }
}

// A page of the room, and what it complains of or asks others for. That a connection could not be made
// is what browsers say when the line is cut.
async function open(url, look) {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const complaints = [];
    const foreign = [];
    const { host } = new URL(url);
    const is_of_room = (to) => new URL(to).host === host || to.startsWith('data:');
    page.on('console', (said) => {
        if (!/^WebSocket connection to .* failed/.test(said.text())) complaints.push(said.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const event of ['request', 'websocket']) {
        page.on(event, (to) => { if (!is_of_room(to.url())) foreign.push(to.url()); });
    }
    await page.goto(url);
    return { context, page, complaints, foreign };
}

async function join(page, name) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    await page.waitForFunction(() => history.state?.member); // who that is, it hears a moment later
}

const all_are_at = (pages, stage) =>
    Promise.all(pages.map((page) => page.locator(`body[data-stage="${stage}"]`).waitFor()));

const people_are = (page, n) => page.locator('#people', { hasText: `${n} here` }).waitFor();

const choice = (page, i) => page.locator('#choices > button').nth(i);
const answer_of = (page, i) => choice(page, i).locator('span').first().textContent();
const own_choice = (page, i) => page.locator(`#choices > button:nth-child(${i + 1})[aria-pressed="true"]`).waitFor();
const text_of = (page, id) => page.locator(`#${id}`).textContent();

async function vote(page, i) {
    await choice(page, i).click();
    await own_choice(page, i);
    await page.getByText('You may change it').waitFor();
}

async function check_for_everybody(page) {
    const { width, height } = page.viewportSize();
    for (const narrow of new Set([width, 360])) {
        await page.setViewportSize({ width: narrow, height });
        assert.equal(await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    }
    await page.setViewportSize({ width, height });
    const targets = await page.locator('button:visible, input:visible').evaluateAll((all) =>
        all.map((one) => [one.outerHTML, one.getBoundingClientRect().height]));
    assert.deepEqual(targets.filter(([, high]) => high < 44), []);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`);
    assert.deepEqual(found, []);
}

// The votes as everybody sees them: how many there are of each answer, in each vote.
const histogram = async (page) => Object.fromEntries(
    await page.locator('#rows > li').evaluateAll((rows) => rows.map((row) => [
        row.querySelector('.said').firstChild.textContent,
        [...row.querySelectorAll('.count')].map((count) => Number(count.textContent)),
    ])));

// Notes what is read out, and how far the bars have grown, from now on.
const watch = (page) => page.evaluate(() => {
    globalThis.watched = { read_out: [], widths: new Set() };
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const region = (target.closest ? target : target.parentElement)?.closest('[role="status"], [role="alert"]');
            if (region) globalThis.watched.read_out.push(region.textContent);
        }
        const bars = [...document.querySelectorAll('#drawing .lanes .bar')];
        globalThis.watched.widths.add(bars.map((bar) => bar.getAttribute('width')).join(' '));
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
});

test('three people join, vote, change it, vote again, and see the votes, the run and what it was worth', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const pages = await Promise.all(Object.values(looks).map((look) => come(url, look)));
        const check_all = () => Promise.all(pages.map(check_for_everybody));
        await check_all();
        for (const [i, page] of pages.entries()) await join(page, ['Ana', '', 'Bo'][i]);
        await people_are(pages[0], 3);
        await check_all();

        await instructor.press(enter, /Enter: begin/);
        await all_are_at(pages, 'question');
        const answers = [await answer_of(pages[0], 0), await answer_of(pages[0], 1)];
        await check_all();
        await vote(pages[0], 1);
        await vote(pages[0], 0);
        await vote(pages[1], 1);
        await pages[2].getByLabel('your own answer').fill('7s');
        await pages[2].getByRole('button', { name: 'Answer' }).click();
        await pages[2].getByText('Your answer is 7.00 s').waitFor();
        await pages[0].getByText('3 of 3 have voted').waitFor();
        await check_all();

        await instructor.press(enter, /Enter: close the vote/);
        await all_are_at(pages, 'histogram');
        for (const page of pages) {
            const votes = await histogram(page);
            assert.deepEqual([votes[answers[0]], votes[answers[1]], votes['7.00 s']], [[1], [1], [1]]);
        }
        assert.equal(await pages[0].locator('li', { hasText: answers[0] }).locator('.round .tag').textContent(), 'you');
        await check_all();

        await instructor.press('v', /v: vote again/);
        await all_are_at(pages, 'question');
        await pages[0].getByText(`Your first answer, ${answers[0]}, counts`).waitFor();
        for (const page of pages) await vote(page, 1);
        await check_all();
        await instructor.press(enter, /Enter: close the vote/);
        await all_are_at(pages, 'histogram');
        for (const page of pages) {
            const votes = await histogram(page);
            assert.deepEqual([votes[answers[0]], votes[answers[1]], votes['7.00 s']], [[1, 0], [1, 3], [1, 0]]);
        }
        await check_all();

        await Promise.all(pages.map(watch));
        await instructor.press(enter, /Enter: run it/);
        await all_are_at(pages, 'run');
        await check_all();
        await Promise.all(pages.map((page) => page.getByRole('heading', { name: 'sequential has ended' }).waitFor()));
        for (const page of pages) {
            const { widths, read_out } = await page.evaluate(() => (
                { widths: [...globalThis.watched.widths], read_out: globalThis.watched.read_out }));
            assert.ok(widths.length > 3, `the bars grew: ${widths.join(', ')}`);
            assert.ok(read_out.length < 6, `this was read out: ${read_out}`);
        }
        await check_all();

        await instructor.press(enter, /Enter: the answer/);
        await all_are_at(pages, 'answer');
        const right = (await text_of(pages[0], 'heading')).replace('It is ', '');
        for (const page of pages) {
            assert.equal(await text_of(page, 'grade-word'), right === answers[1] ? '✓ Right' : '✗ Not this time');
            assert.match(await text_of(page, 'grade-text'), new RegExp(`^You said ${answers[1]}`));
        }
        assert.equal(await pages[0].locator('.said', { hasText: '✓ right' }).count(), 1);
        assert.match(await text_of(pages[0], 'summary'), /^sequential: .*; A .* from 0 .* to .*; B .* from .* to /);
        await check_all();
    }));

// The same where the page of one of them, `flaky`, is at the end of a line that can be cut.
const with_a_flaky_line = (visit) => in_a_room(async (room) => {
    const line = new FlakyLine(room.url);
    await line.open();
    try {
        await visit({ ...room, line, flaky: await room.open(line.url) });
    } finally {
        line.close();
    }
});

test('who loses the connection is where the others are when it is back, with the vote kept', () =>
    with_a_flaky_line(async ({ instructor, url, open: come, line, flaky }) => {
        const steady = await come(url);
        await join(steady, 'Ana');
        await join(flaky, 'Bo');
        await instructor.press(enter, /Enter: begin/);
        await all_are_at([steady, flaky], 'question');
        await vote(flaky, 1);

        line.cut();
        await flaky.getByText('The connection is lost').waitFor();
        await people_are(steady, 1);
        await check_for_everybody(flaky);
        line.mend();
        await people_are(steady, 2);
        await own_choice(flaky, 1);
        assert.equal(await text_of(flaky, 'connection'), '');

        line.cut();
        await instructor.press(enter, /Enter: close the vote/);
        await all_are_at([steady], 'histogram');
        line.mend();
        await all_are_at([flaky], 'histogram');
        assert.deepEqual(await histogram(flaky), await histogram(steady));
    }));

test('a vote that is cast while the line is cut is counted when it is back', () =>
    with_a_flaky_line(async ({ instructor, line, flaky }) => {
        await join(flaky, '');
        await instructor.press(enter, /Enter: begin/);
        await all_are_at([flaky], 'question');
        line.cut();
        await flaky.getByText('The connection is lost').waitFor();
        await choice(flaky, 0).click();
        await flaky.getByText('On its way to the room').waitFor();
        await choice(flaky, 0).getByText('on its way').waitFor();
        line.mend();
        await flaky.getByText('You may change it').waitFor();
        await flaky.getByText('1 of 1 has voted').waitFor();
        await own_choice(flaky, 0);
    }));

test('a page that nobody looks at does not try to come back, and does at once when somebody looks', () =>
    with_a_flaky_line(async ({ line, flaky }) => {
        await join(flaky, '');
        const look_away = (is_hidden) => flaky.evaluate((hidden) => {
            Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
            document.dispatchEvent(new Event('visibilitychange'));
        }, is_hidden);
        await look_away(true);
        const calls = line.calls;
        line.cut();
        await flaky.getByText('The connection is lost').waitFor();
        // Longer than the first pauses of a page that is looked at.
        await flaky.waitForTimeout(2_000);
        assert.equal(line.calls, calls);
        line.mend();
        await look_away(false);
        await flaky.waitForFunction(() => document.getElementById('connection').textContent === '');
        assert.equal(line.calls, calls + 1);
    }));

test('a page whose device is offline says so, although nobody has closed its connection', () =>
    with_a_flaky_line(async ({ line, flaky }) => {
        await join(flaky, '');
        line.fall_silent();
        await flaky.evaluate(() => globalThis.dispatchEvent(new Event('offline')));
        await flaky.getByText('The connection is lost').waitFor();
        line.mend();
        await people_are(flaky, 1);
        assert.equal(await text_of(flaky, 'connection'), '');
    }));

test('a page where nothing happens sets no timer and draws nothing', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const page = await come(url);
        await join(page, '');
        await instructor.press(enter, /Enter: begin/);
        await all_are_at([page], 'question');
        await vote(page, 0);
        await page.evaluate(() => {
            globalThis.wakes = 0;
            for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
                globalThis[name] = () => { globalThis.wakes += 1; };
            }
            new MutationObserver((changes) => { globalThis.wakes += changes.length; })
                .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        });
        await page.waitForTimeout(1_500);
        assert.equal(await page.evaluate(() => globalThis.wakes), 0);
    }));

test('a page that is loaded again is the same person', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const page = await come(url);
        await join(page, 'Ana');
        await instructor.press(enter, /Enter: begin/);
        await all_are_at([page], 'question');
        await vote(page, 1);
        await page.reload();
        await own_choice(page, 1);
        await page.getByText('1 of 1 has voted').waitFor();
    }));

test('a name is text on every screen', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const name = '<img src=x onerror=a()>';
        const [page, screen] = [await come(url), await come(`${url}screen`)];
        await join(page, name);
        await page.getByRole('heading', { name: `You are in, ${name}` }).waitFor();
        await page.getByLabel('Another name').fill(`<script>b()</script>`);
        await page.getByRole('button', { name: 'Change' }).click();
        await page.getByRole('heading', { name: 'You are in, <script>b()</script>' }).waitFor();
        await people_are(screen, 1);
        for (const one of [page, screen]) assert.equal(await one.locator('img, main script').count(), 0);
        await instructor.sees(/Enter: begin/);
    }));

test('a value that cannot be read says so, and what would be right', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const page = await come(url);
        await join(page, '');
        await instructor.press(enter, /Enter: begin/);
        await all_are_at([page], 'question');
        await page.getByRole('button', { name: 'Answer' }).click();
        await page.getByRole('alert').filter({ hasText: 'Write an answer first' }).waitFor();
        await page.getByLabel('your own answer').fill('soon');
        await page.getByLabel('your own answer').press('Enter');
        await page.getByRole('alert').filter({ hasText: 'soon' }).waitFor();
        await page.getByText('0 of 1 have voted').waitFor();
        await check_for_everybody(page);
        await vote(page, 0);
        assert.equal(await text_of(page, 'refused'), '');
    }));

test('the projector shows all of it, has no controls, and is nobody', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const page = await come(url);
        const screen = await come(`${url}screen`, looks['in the dark']);
        const check = async (stage) => {
            await all_are_at([page, screen], stage);
            assert.equal(await screen.locator('button:visible, input:visible, a:visible').count(), 0);
            await check_for_everybody(screen);
        };
        await join(page, 'Ana');
        await people_are(screen, 1);
        assert.equal(await text_of(screen, 'door-address'), new URL(url).host);
        await check('lobby');
        await instructor.press(enter, /Enter: begin/);
        await check('question');
        await vote(page, 0);
        await screen.getByText('1 of 1 has voted').waitFor();
        await instructor.press(enter, /Enter: close the vote/);
        await check('histogram');
        assert.deepEqual(await histogram(screen), await histogram(page));
        await instructor.press(enter, /Enter: run it/);
        await check('run');
        await screen.getByRole('heading', { name: 'sequential has ended' }).waitFor();
        await instructor.press(enter, /Enter: the answer/);
        await check('answer');
        assert.equal(await screen.locator('#grade').isVisible(), false);
        assert.match(await text_of(screen, 'address'), new RegExp(`^join: ${url}`));
    }));

test('nobody has to scroll the projector, however much there is to show', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const screen = await come(`${url}screen`, looks['in the dark']);
        const is_whole_at = async (stage) => {
            await all_are_at([screen], stage);
            for (const [width, height] of [[1024, 768], [1280, 720]]) {
                await screen.setViewportSize({ width, height });
                await screen.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
            }
        };
        await instructor.press(enter, /Enter: begin/);
        for (const side of ['thread-per-connection', 'coroutines']) {
            await is_whole_at('question');
            await instructor.press('s', /s: run it without votes/);
            await screen.getByRole('heading', { name: `${side} has ended` }).waitFor();
            await is_whole_at('run');
            await instructor.press(enter, /Enter: the answer/);
            await is_whole_at('answer');
            await instructor.press(enter, /Enter: /);
        }
        await is_whole_at('question');
        assert.ok(await screen.locator('#drawing').boundingBox().then(({ height }) => height > 100));
    }, ['websocket', '--speed', '5']));

test('it ends with the mistake, the table and the own score, and says that the room has closed', () =>
    in_a_room(async ({ instructor, url, open: come }) => {
        const page = await come(url);
        await join(page, 'Ana');
        await instructor.press(enter, /Enter: begin/);
        for (const side of ['sequential', 'await-in-turn', 'gather']) {
            await all_are_at([page], 'question');
            assert.equal(await text_of(page, 'side-name'), side);
            await vote(page, 0);
            await instructor.press(enter, /Enter: close the vote/);
            await instructor.press(enter, /Enter: run it/);
            await instructor.press(enter, /Enter: the answer/);
            await all_are_at([page], 'answer');
            await instructor.press(enter, /Enter: on/);
        }
        await page.getByRole('heading', { name: 'What people do wrong' }).waitFor();
        assert.equal(await page.locator('button:visible').count(), 0);
        await check_for_everybody(page);
        await instructor.press(enter, /Enter: run it/);
        await page.getByRole('heading', { name: 'The mistake is running' }).waitFor();
        await instructor.press(enter, /Enter: why/);
        await all_are_at([page], 'mistake');
        await page.getByText('✗ as expected').first().waitFor();
        await check_for_everybody(page);
        await instructor.press(enter, /Enter: on/);
        await all_are_at([page], 'end');
        assert.equal(await page.locator('#table tbody tr').count(), 3);
        await page.getByText(/^You were right \d of 3 times/).waitFor();
        await check_for_everybody(page);
        await instructor.quit();
        await page.getByText('The room has closed.').waitFor();
        assert.equal(await text_of(page, 'people'), '');
        await check_for_everybody(page);
    }));
