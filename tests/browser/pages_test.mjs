// The pages that `--html` writes, as a browser has them: they ask before they tell, and play what
// ran; nothing is fetched, nothing scrolls sideways, nobody is shut out, and every figure is the one
// that was measured.
// Run as: node pages_test.mjs PROGRAM [CHROMIUM]

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

const [program, executablePath = 'chromium'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'asyncdemo-pages-'));
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

const { status: is_too_old } = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']);
const with_python = is_too_old === 0 ? ['--python'] : [];

// What is looked at. A claim that fails on a busy machine (exit code 1) is shown like any other.
const pages = {
    'a booklet': make('booklet', ['tour', '--speed', '10', '--from', 'semaphore']),
    'a run with everything': make('everything', [
        'gather', ...with_python, '--mistake', '--runs', '2', '--predict', 'gather=5s', '--speed', '10',
        '-o', join(folder, 'everything.json')]),
    'many lanes': make('many', ['gather', '--tasks', '600', '--speed', '10', '--side', 'gather']),
    'a run to vote on': make('vote', ['gather', '--clock', 'virtual']),
    'a run to print': make('print', ['threads', '--speed', '5']),
    'a virtual run': make('virtual', ['backpressure', '--clock', 'virtual']),
};

function make(name, words) {
    const file = join(folder, `${name}.html`);
    const { status, stderr } = spawnSync(program, [...words, '--html', file, '-q'], { encoding: 'utf8' });
    assert.ok(status === 0 || status === 1, `${words.join(' ')}: exit code ${status}\n${stderr}`);
    return file;
}

let browser;
before(async () => {
    // Chromium's sandbox does not work for root.
    const args = process.getuid() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
});

// Opens the page, hands it to `look`, and then says what it complained of and what it asked for.
async function open(file, options, look) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints = [];
    const requests = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    try {
        await page.goto(url);
        await look(page);
    } finally {
        await context.close();
    }
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((to) => to !== url && !to.startsWith('data:')), []);
}

const unfold = (page) =>
    page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));

// Where a lesson asks, it tells all that it has only then.
async function show_all(page) {
    for (const button of await page.locator('[data-shows=all]').all()) await button.click();
}

const sideways = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function violations(page) {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate(() => globalThis.axe.run(document));
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(' | ')}`);
}

// The booklet has all of them, so of the others two looks are enough.
const looks = (name) => [
    { colorScheme: 'light', viewport: phone },
    { colorScheme: 'dark', viewport: desk },
    ...(name === 'a booklet' ? [{ colorScheme: 'light', viewport: desk },
                                { colorScheme: 'dark', viewport: phone }] : []),
];

for (const [name, file] of Object.entries(pages)) {
    for (const look of looks(name)) {
        test(`${name}, ${look.colorScheme}, ${look.viewport.width} wide`, () =>
            open(file, look, async (page) => {
                assert.equal(await sideways(page), 0);
                assert.deepEqual(await violations(page), []);
                await show_all(page);
                await unfold(page);
                assert.equal(await sideways(page), 0);
                assert.deepEqual(await violations(page), []);
            }));
    }
    test(`${name}: every figure is the measured one`, () => open(file, { viewport: desk }, check_figures));
}

test('the recording in the page is the one that -o writes', () =>
    open(pages['a run with everything'], { viewport: desk }, async (page) => {
        const [recording] = await recordings(page);
        assert.equal(recording, readFileSync(join(folder, 'everything.json'), 'utf8'));
    }));

test('the dark page is dark and paper is white', () =>
    open(pages['a booklet'], { colorScheme: 'dark', viewport: desk }, async (page) => {
        const brightness = () => page.evaluate(() =>
            Number(getComputedStyle(document.body).backgroundColor.match(/\d+/)[0]));
        assert.ok(await brightness() < 64);
        await page.emulateMedia({ media: 'print' });
        assert.equal(await brightness(), 255);
    }));

// --- on paper --------------------------------------------------------------------------------------

test('on paper all is there, asked or not, and what is folded stays folded', () =>
    open(pages['a run to vote on'], { viewport: desk }, async (page) => {
        const told = ['.conclusion', '.prose', '.side svg.lanes'].map((what) => page.locator(what).first());
        for (const part of told) assert.equal(await part.isVisible(), false);
        await page.emulateMedia({ media: 'print' });
        for (const part of told) assert.equal(await part.isVisible(), true);
        for (const part of ['.vote', '.player', '.parts', 'details table']) {
            assert.equal(await page.locator(part).first().isVisible(), false);
        }
    }));

const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

test('a long lesson fits on four sheets', () =>
    open(pages['a run to print'], { viewport: desk }, async (page) => {
        const count = sheets(await page.pdf({ format: 'A4', preferCSSPageSize: false }));
        assert.ok(count <= 4, `${count} sheets`);
    }));

// --- the vote --------------------------------------------------------------------------------------

const side = (page, name) => page.locator('.side', { has: page.getByRole('heading', { name, exact: true }) });

test('nothing on the screen answers the question before it was answered', () =>
    open(pages['a run to vote on'], { viewport: desk }, async (page) => {
        assert.equal(await page.getByText('After how long is everything done?').isVisible(), true);
        const seen = await page.locator('main').innerText();
        for (const answer of ['the longest wait, not the sum', 'speed-up', 'Each call holds the thread']) {
            assert.equal(seen.includes(answer), false, answer);
        }
        for (const hidden of ['.side svg', '.player', '.parts', '.total', '[id$=-code]']) {
            assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
        }
        assert.deepEqual(await violations(page), []);
    }));

test('an answer shows its side, its grade and the reason of the error', () =>
    open(pages['a run to vote on'], { viewport: phone }, async (page) => {
        const gather = side(page, 'gather');
        await gather.getByRole('button', { name: '5.00 s' }).click();
        const verdict = gather.getByRole('status');
        assert.equal((await verdict.innerText()).trim(),
            '✗ wrong You said 5.00 s, it was 3.00 s. 5.00 s is the sum: that is what sequential took.');
        assert.equal(await verdict.evaluate((e) => e === document.activeElement), true);
        const drawing = await gather.locator('svg.lanes').boundingBox();
        const player = await page.locator('.player').boundingBox();
        assert.ok(drawing.y > 0 && drawing.y + drawing.height <= player.y, 'the drawing is in view');
        assert.equal(await side(page, 'sequential').locator('svg.lanes').isVisible(), false);
        assert.equal(await page.locator('.conclusion').isVisible(), false);
        assert.equal(await sideways(page), 0);
        assert.deepEqual(await violations(page), []);
    }));

test('after the last answer everything is there', () =>
    open(pages['a run to vote on'], { viewport: phone, colorScheme: 'dark' }, async (page) => {
        await side(page, 'gather').getByRole('button', { name: '3.00 s' }).click();
        await side(page, 'sequential').getByRole('button', { name: 'Just show it' }).click();
        await side(page, 'await-in-turn').getByRole('button', { name: '5.00 s' }).click();
        assert.match(await side(page, 'gather').getByRole('status').innerText(), /✓ right/);
        assert.match(await side(page, 'sequential').getByRole('status').innerText(), /^It was 5\.00 s\./);
        assert.equal(await page.locator('.conclusion').isVisible(), true);
        assert.equal(await page.locator('.ask').isVisible(), false);
        assert.equal(await page.getByText('After how long is everything done?').isVisible(), true);
        assert.equal(await page.getByRole('heading', { name: 'What ran' }).isVisible(), true);
        assert.deepEqual(await violations(page), []);
    }));

test('a link to what is kept back shows it', () =>
    open(pages['a run to vote on'], { viewport: desk }, async (page) => {
        await page.evaluate(() => { location.hash = '#gather-code'; });
        await page.locator('#gather-code').waitFor();
    }));

test('without script everything is there, and no button that does nothing', () =>
    open(pages['a run to vote on'], { viewport: desk, javaScriptEnabled: false }, async (page) => {
        for (const part of ['.conclusion', '.prose', '.side svg.lanes', '.parts']) {
            assert.equal(await page.locator(part).first().isVisible(), true, part);
        }
        assert.equal(await page.getByRole('button').count(), 0);
    }));

test('the contents stay in view', () =>
    open(pages['a run to vote on'], { viewport: desk }, async (page) => {
        await show_all(page);
        await page.locator('#gather-run').scrollIntoViewIfNeeded();
        await page.getByRole('link', { name: 'The story' }).click();
        const { y } = await page.locator('.parts').boundingBox();
        assert.equal(y, 0);
        const { y: story } = await page.locator('#gather-story').boundingBox();
        assert.ok(story >= 40 && story < desk.height / 2, `the story begins at ${story}`);
    }));

test('the first drawing stands on the first screen', () =>
    open(pages['a run with everything'], { viewport: desk }, async (page) => {
        const { y, height } = await page.locator('.side svg').first().boundingBox();
        assert.ok(y + height < desk.height, `the first drawing ends at ${y + height}`);
    }));

// --- playing ---------------------------------------------------------------------------------------

// Opens the run with all of it shown.
const open_to_play = (options, look) =>
    open(pages['a run to vote on'], { viewport: desk, ...options }, async (page) => {
        await show_all(page);
        await look(page, page.getByRole('slider', { name: 'Moment' }));
    });

const now_of = (page, name) => side(page, name).locator('.now').innerText();

test('nothing plays by itself, and all is drawn', () =>
    open_to_play({}, async (page, moment) => {
        assert.equal(await page.getByRole('button', { name: 'Play' }).isVisible(), true);
        assert.equal(await moment.inputValue(), await moment.getAttribute('max'));
        assert.equal(await page.locator('.later').first().isVisible(), false);
        assert.equal(await page.locator('.sides').evaluate((e) => e === document.activeElement), true);
    }));

test('on a phone the controls leave room for the pictures', () =>
    open_to_play({ viewport: phone }, async (page) => {
        const { height } = await page.locator('.player').boundingBox();
        assert.ok(height <= 120, `${height} pixels high`);
    }));

test('a moment tells what was in flight then, and who waited', () =>
    open_to_play({}, async (page, moment) => {
        await moment.fill('100'); // the half of 5 s
        assert.equal(await now_of(page, 'gather'), '1 in flight · waits: B');
        assert.equal(await now_of(page, 'sequential'), '1 in flight · waits: B');
        await moment.fill('40');
        assert.equal(await now_of(page, 'gather'), '2 in flight · waits: A, B');
        assert.equal(await now_of(page, 'sequential'), '1 in flight · waits: A');
        await moment.fill('140');
        assert.equal(await now_of(page, 'gather'), 'over');
        assert.match(await moment.getAttribute('aria-valuetext'), /^3\.50 s of 5\.00 s\. sequential: 1 in flight/);
        assert.deepEqual(await violations(page), []);
    }));

test('what comes later is covered up to that moment', () =>
    open_to_play({}, async (page, moment) => {
        await moment.fill('50');
        const lanes = side(page, 'gather').locator('svg.lanes');
        const [drawing, rest] = await Promise.all(
            [lanes, lanes.locator('.later rect')].map((e) => e.boundingBox()));
        assert.ok(Math.abs(rest.x - (drawing.x + drawing.width / 4)) < 2);
        assert.ok(Math.abs(rest.x + rest.width - (drawing.x + drawing.width)) < 2);
    }));

test('the keyboard moves, plays and pauses', () =>
    open_to_play({}, async (page, moment) => {
        await moment.focus();
        await page.keyboard.press('Home');
        assert.match(await page.locator('.moment').innerText(), /^0 s of/);
        await page.keyboard.press('ArrowRight');
        assert.equal(await moment.inputValue(), '1');
        await page.keyboard.press(' ');
        await page.getByRole('button', { name: 'Pause' }).waitFor();
        await page.waitForFunction(() => document.querySelector('.player input').value > 5);
        assert.match(await moment.getAttribute('aria-valuetext'), /^[\d.]+ m?s of 5\.00 s$/);
        await page.keyboard.press('End');
        assert.equal(await moment.inputValue(), '200');
        assert.equal(await moment.getAttribute('aria-valuetext'), '5.00 s of 5.00 s');
        await page.keyboard.press('Home');
        await page.keyboard.press(' ');
        await page.waitForFunction(() => document.querySelector('.player input').value > 5);
        await page.keyboard.press(' ');
        await page.getByRole('button', { name: 'Play' }).waitFor();
        const stopped = await page.locator('.moment').innerText();
        await page.waitForTimeout(300);
        assert.equal(await page.locator('.moment').innerText(), stopped);
    }));

test('it plays to its end, as fast as was chosen, and then again from the start', () =>
    open_to_play({}, async (page, moment) => {
        await page.getByRole('combobox', { name: 'Speed' }).selectOption('10 times faster');
        await page.getByRole('button', { name: 'Play' }).click();
        await page.locator('.look.is-now').waitFor();
        await page.getByRole('button', { name: 'Play' }).click();
        await page.waitForFunction(() => document.querySelector('.player input').value === '200');
        await page.getByRole('button', { name: 'Play' }).waitFor();
        assert.equal(await moment.inputValue(), '200');
    }));

test('it pauses at the moment that the lesson names, and goes on from there', () =>
    open_to_play({}, async (page) => {
        const look = page.locator('.look');
        assert.match(await look.innerText(), /^After 2\.00 s: The first wait is over\./);
        await page.getByRole('combobox', { name: 'Speed' }).selectOption('5 times faster');
        await page.getByRole('button', { name: 'Play' }).click();
        await page.locator('.look.is-now').waitFor();
        await page.getByRole('button', { name: 'Play' }).waitFor();
        assert.match(await page.locator('.moment').innerText(), /^2\.05 s of/);
        await page.getByRole('button', { name: 'Play' }).click();
        await page.waitForFunction(() => document.querySelector('.player input').value > 100);
    }));

test('a drawing can be dragged to a moment, and that pauses', () =>
    open_to_play({}, async (page, moment) => {
        await page.getByRole('button', { name: 'Play' }).click();
        const { x, y, width } = await side(page, 'gather').locator('svg.lanes').boundingBox();
        await page.mouse.move(x + width * 0.9, y + 10);
        await page.mouse.down();
        await page.mouse.move(x + width * 0.4, y + 10);
        await page.mouse.up();
        assert.equal(await page.getByRole('button', { name: 'Play' }).isVisible(), true);
        assert.ok(Math.abs(Number(await moment.inputValue()) - 80) <= 1);
    }));

test('for a reader who wants no motion it moves in steps', () =>
    open_to_play({ reducedMotion: 'reduce' }, async (page) => {
        await page.evaluate(() => {
            globalThis.moves = 0;
            new MutationObserver(() => { ++globalThis.moves; })
                .observe(document.querySelector('.moment'), { childList: true });
        });
        await page.getByRole('button', { name: 'Play' }).click();
        await page.waitForTimeout(1700);
        const moves = await page.evaluate(() => globalThis.moves);
        assert.ok(moves >= 2 && moves <= 6, `${moves} moves`);
    }));

test('curves tell their value at a moment', () =>
    open(pages['a virtual run'], { viewport: phone, colorScheme: 'dark' }, async (page) => {
        await show_all(page);
        await page.getByRole('slider', { name: 'Moment' }).fill('100');
        assert.match(await now_of(page, 'unbounded'), /^1 in flight · consumes: consumer · queue depth \d+$/);
        assert.equal(await sideways(page), 0);
        assert.deepEqual(await violations(page), []);
    }));

test('a booklet has one script, and each of its lessons its own controls', () =>
    open(pages['a booklet'], { viewport: phone }, async (page) => {
        assert.equal(await page.locator('script').count(), 1);
        await show_all(page);
        const lessons = await page.locator('article').count();
        assert.ok(lessons > 1);
        assert.ok(await page.locator('.player').count() > 1);
    }));

test('the policy allows just the script of the page, by its hash', () =>
    open(pages['a run to vote on'], { viewport: desk }, async (page) => {
        const script = await page.locator('script').evaluate((e) => e.textContent);
        const hash = createHash('sha256').update(script).digest('base64');
        const policy = await page.locator('meta[http-equiv]').getAttribute('content');
        assert.ok(policy.endsWith(`; script-src 'sha256-${hash}'`), policy);
    }));

// --- code in two languages -------------------------------------------------------------------------

// The code of gather alone, without what it has in common with others, in both languages.
const code_in_both = (page) => ['cpp', 'python'].map((language) =>
    page.locator('.of-side', { has: page.locator('#gather-cpp-gather') })
        .locator(`.languages > .${language}`).last());

test('C++ and Python stand level beside each other', () =>
    open(pages['a run with everything'], { viewport: desk }, async (page) => {
        const [cpp, python] = await Promise.all(code_in_both(page).map((code) => code.boundingBox()));
        assert.equal(cpp.y, python.y);
        assert.ok(cpp.x + cpp.width <= python.x);
        assert.equal(await page.locator('.tab').first().isVisible(), false);
    }));

test('on a phone, a key changes from C++ to Python and back', () =>
    open(pages['a run with everything'], { viewport: phone }, async (page) => {
        const [cpp, python] = code_in_both(page);
        const are_visible = async () => [await cpp.isVisible(), await python.isVisible()];
        assert.deepEqual(await are_visible(), [true, false]);
        await page.locator('#gather-cpp-gather').focus();
        await page.keyboard.press('ArrowRight');
        assert.deepEqual(await are_visible(), [false, true]);
        await page.keyboard.press('ArrowLeft');
        assert.deepEqual(await are_visible(), [true, false]);
        await page.locator('label[for=gather-python-gather]').click();
        assert.deepEqual(await are_visible(), [false, true]);
    }));

test('paper has the code in both languages, beside each other', () =>
    open(pages['a run with everything'], { viewport: phone }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const [cpp, python] = await Promise.all(code_in_both(page).map((code) => code.boundingBox()));
        assert.equal(cpp.y, python.y);
        assert.ok(cpp.x + cpp.width <= python.x);
    }));

// --- figures -------------------------------------------------------------------------------------

// The recordings that the lessons of the page carry, in its order.
async function recordings(page) {
    const links = await page.locator('a[download]').evaluateAll((all) => all.map((a) => a.href));
    return links.map((href) => Buffer.from(href.split('base64,')[1], 'base64').toString());
}

async function check_figures(page) {
    await show_all(page);
    const lessons = page.locator('article');
    const documents = (await recordings(page)).map((text) => JSON.parse(text));
    assert.ok(documents.length > 0);
    assert.equal(await lessons.count(), documents.length);
    for (const [i, document] of documents.entries()) {
        const lesson = lessons.nth(i);
        assert.equal(await lesson.getAttribute('data-lesson'), document.lesson);
        const shown = await figures_of(lesson);
        check_values(shown, document);
        check_nothing_is_missing(shown, document);
        await check_drawings(lesson, document);
    }
}

const figures_of = (lesson) => lesson.locator('data').evaluateAll((all) =>
    all.map((d) => ({ place: d.dataset.json, value: Number(d.value), text: d.textContent })));

// The value at a JSON pointer.
const at = (document, place) => place.split('/').slice(1).reduce(
    (value, key) => value?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);

function check_values(shown, document) {
    for (const { place, value, text } of shown) {
        assert.strictEqual(value, at(document, place), place);
        const { amount, grain } = read(text);
        assert.ok(Math.abs(amount - value) <= grain / 2 * 1.001, `${place}: ${text} for ${value}`);
    }
}

// A figure as people read it: how much it is, and how much its last digit counts. Times are in
// seconds, memory in kB.
function read(text) {
    const ungrouped = text.replace(/(\d) (?=\d{3})/g, '$1');
    if (ungrouped.startsWith('1/')) return read_part(Number(ungrouped.slice(2)));
    const [, digits, unit] = ungrouped.match(/^(-?[\d.]+(?:e[+-]?\d+)?) ?(.*)$/) ?? assert.fail(text);
    const scale = { '': 1, s: 1, ms: 1e-3, us: 1e-6, m: 60, h: 3600, kB: 1, MB: 1e3, x: 1, '/s': 1 }[unit];
    assert.ok(scale !== undefined, `the unit of ${text}`);
    const decimals = digits.split('.')[1]?.length ?? 0;
    // Numbers without a unit are cut to three digits.
    const cut = unit === '' ? Math.max(0, 10 ** (Math.floor(Math.log10(Math.abs(digits) || 1)) - 2)) : 0;
    return { amount: Number(digits) * scale, grain: Math.max(scale * 10 ** -decimals, cut) };
}

// A small factor is "1/29", to two digits.
function read_part(parts) {
    const step = Math.max(1, 10 ** (Math.floor(Math.log10(parts)) - 1));
    return { amount: 1 / parts, grain: 2 * (1 / (parts - step / 2) - 1 / parts) };
}

// What the JSON document has measured of each side and for each claim stands on the page.
function check_nothing_is_missing(shown, document) {
    const places = new Set(shown.map(({ place }) => place));
    const expect = (place) => {
        if (at(document, place) !== null) assert.ok(places.has(place), `${place} is not shown`);
    };
    document.sides.forEach((side, i) => {
        for (const place of ['wall_s/median', 'ideal_s', 'runs/0/cpu_s', 'runs/0/peak_threads', 'runs/0/peak_rss_kb']) {
            expect(`/sides/${i}/${place}`);
        }
        if (side.spans.length > 0) expect(`/sides/${i}/runs/0/peak_in_flight`);
    });
    document.claims.forEach((_, i) => ['measured', 'bound'].forEach((what) => expect(`/claims/${i}/${what}`)));
    Object.keys(document.parameters).forEach((name) => expect(`/parameters/${name}`));
}

// Bars and steps of curves lie where their times are, to half a pixel.
async function check_drawings(lesson, document) {
    const drawn = await lesson.locator('svg [data-json]').evaluateAll((all) => all.map((e) => {
        const box = e.getBBox();
        const svg = e.closest('svg');
        return { place: e.dataset.json, x: box.x, width: box.width,
                 scale: svg.clientWidth / Number(svg.dataset.axisS) };
    }));
    const is_at = (pixel, s, scale, place) =>
        assert.ok(Math.abs(pixel - s * scale) < 0.5, `${place}: at ${pixel} of ${scale} a second, is at ${s} s`);
    for (const { place, x, width, scale } of drawn) {
        const what = at(document, place);
        is_at(x, what.start_s ?? what[0], scale, place);
        if (what.end_s !== undefined) is_at(x + width, what.end_s, scale, place);
    }
}
