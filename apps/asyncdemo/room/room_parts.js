// The parts of the room's page that are lists: choices, votes, the table at the end, the code to
// photograph. Each is drawn from data into an element that stands on the page. And how large the
// projector's page is shown.

{
    const { html, svg } = asyncdemo.parts;

    // A button for each choice, or its text alone where nobody votes (`vote` is null). They stay the
    // same elements as long as it is the same question, so that no focus and no touch is lost.
    asyncdemo.draw_choices = (into, ask, { first, own, is_on_its_way, vote }) => {
        const question = `${ask.id}/${ask.round}`;
        if (into.dataset.question !== question) {
            into.dataset.question = question;
            into.replaceChildren(...ask.choices.map((text, i) => choice_of(text, vote && (() => vote(i)))));
        }
        for (const [i, choice] of [...into.children].entries()) {
            const text = ask.choices[i];
            if (vote) choice.setAttribute('aria-pressed', text === own);
            const own_tag = is_on_its_way ? '… on its way' : '✓ your answer';
            choice.lastChild.textContent = text === own ? own_tag : text === first ? 'your first vote' : '';
        }
    };

    function choice_of(text, vote) {
        const inside = [html('span', {}, text), html('span', { class: 'tag' })];
        if (!vote) return html('p', { class: 'choice' }, ...inside);
        const button = html('button', { class: 'choice', type: 'button' }, ...inside);
        button.addEventListener('click', vote);
        return button;
    }

    // A row for each answer, with a bar for each vote; once the right one is told, for those that somebody
    // gave, with what they overlook if they are typical errors. All bars have one scale.
    asyncdemo.draw_votes = (into, { rows, rounds: votes }, told, you) => {
        const rounds = ['first', 'second'].slice(0, votes);
        const most = Math.max(1, ...rows.flatMap((row) => rounds.map((round) => row[round])));
        into.classList.toggle('twice', rounds.length === 2);
        const shown = rows.filter((row) => !told || row.is_right || rounds.some((round) => row[round] > 0));
        into.replaceChildren(...shown.map((row) => {
            const because = told?.errors.find(({ answer }) => answer === row.answer)?.because ?? '';
            const said = html('p', { class: row.is_right ? 'said good' : 'said' }, row.answer);
            if (row.is_right) said.append(html('span', { class: 'tag' }, '✓ right'));
            const bars = rounds.map((round) => bar_of(round, row[round], most, you?.[round] === row.answer));
            return html('li', {}, said, ...bars, html('p', { class: 'because' }, because));
        }));
    };

    function bar_of(round, count, most, is_own) {
        const bar = html('span', { class: `votes ${round}` });
        bar.style.width = `${(100 * count) / most}%`;
        bar.hidden = count === 0;
        return html('p', { class: 'round' },
            html('span', { class: 'which' }, `${round} vote`),
            html('span', { class: 'track', 'aria-hidden': 'true' }, bar),
            html('span', { class: 'count' }, count),
            html('span', { class: 'tag' }, is_own ? 'you' : ''));
    }

    // How often the room was right, a line for each question.
    asyncdemo.draw_table = (into, lines) => {
        const rounds = lines.some(({ second }) => second) ? ['first', 'second'] : ['first'];
        const titles = ['Question', ...rounds.map((round) => `${round} vote`)];
        const share = (votes) => (votes ? `${votes.right} of ${votes.of}` : '–');
        into.replaceChildren(
            html('caption', {}, 'How many were right'),
            html('thead', {}, html('tr', {}, ...titles.map((title) => html('th', { scope: 'col' }, title)))),
            html('tbody', {}, ...lines.map((line) => html('tr', {},
                html('th', { scope: 'row' }, html('code', {}, line.side), html('p', {}, `${line.lesson} · ${line.answer}`)),
                ...rounds.map((round) => html('td', {}, share(line[round])))))));
    };

    // A code to photograph from its rows, a `#` for each dark module; nothing when there is none. It is
    // dark on white in every light, with the four white modules around it that a camera needs.
    asyncdemo.draw_code = (into, rows) => {
        const code = rows?.join('\n') ?? '';
        if ((into.dataset.code ?? '') === code) return;
        into.dataset.code = code;
        const quiet = 4;
        const size = (rows?.length ?? 0) + 2 * quiet;
        const dark = (rows ?? []).flatMap((row, y) =>
            [...row].map((module, x) => (module === '#' ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')));
        into.replaceChildren(...(rows ? [svg('svg',
            { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': 'The address as a code to photograph' },
            svg('rect', { class: 'light', width: size, height: size }),
            svg('path', { class: 'dark', d: dark.join('') }))] : []));
    };

    // Nobody scrolls the projector: what is higher than the window is all shown smaller, but not so small
    // that nobody could read it. It wraps otherwise then, so the size is searched for.
    asyncdemo.fit_page = () => {
        const fits = (size) => {
            document.documentElement.style.setProperty('--size', size);
            return asyncdemo.is_all_in_sight();
        };
        if (fits(1)) return;
        let [size, too_large] = [0.4, 1];
        while (too_large - size > 0.01) {
            const between = (size + too_large) / 2;
            if (fits(between)) size = between; else too_large = between;
        }
        fits(size);
    };

    asyncdemo.is_all_in_sight = () => document.documentElement.scrollHeight <= innerHeight;
}
