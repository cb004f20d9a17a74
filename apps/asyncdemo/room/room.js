// What a browser shows of a room. The room says in which stage it is (`state`), what it knows of this
// member (`you`) and what is drawn (`picture`, `grow`); everything on the page follows from the last of
// each. All that the room says is shown as text. On the projector the page has no controls.
{
    const { html } = asyncdemo.parts;
    const words = asyncdemo.words;
    const is_screen = document.documentElement.classList.contains('screen');
    const part = (id) => document.getElementById(id);

    // What stays the same is not written again, or it would be read out again.
    function write(id, text) {
        if (part(id).textContent !== text) part(id).textContent = text;
    }

    // What is there to see in each stage, of those parts that are hidden at first.
    const parts_of = {
        joining: ['joining'],
        connecting: [],
        lobby: is_screen ? ['door'] : ['lobby'],
        question: ['side', 'vote', 'voted', 'histogram', 'picture'],
        histogram: ['side', 'voted', 'histogram'],
        run: ['side', 'picture'],
        answer: ['side', 'grade', 'answer', 'histogram', 'picture', 'conclusion'],
        mistake: ['mistake', 'picture', 'conclusion'],
        end: ['end'],
    };

    // What the room has said last, and a vote that it has not yet confirmed.
    let state = null;
    let you = null;
    let unconfirmed = null;
    let door = { address: location.origin + '/', code: null };

    let connection = null;
    const picture = new asyncdemo.Picture(part('drawing'));

    const drawn_sides = () => picture.panels.map(({ side }) => side);

    // --- what the room says ------------------------------------------------------------------------

    const hear = {
        state(message) {
            const is_other_lesson = state?.lesson?.name !== message.lesson?.name;
            // What it knew of this member was about another question; what it knows now comes after.
            if (message.ask?.id !== state?.ask?.id) you &&= { ...you, first: null, second: null, grade: null };
            const is_other_stage = stage() !== message.stage;
            state = message;
            write('connection', '');
            if (is_other_lesson) picture.reset({ axis_s: 1, sides: [] });
            show();
            if (is_other_stage) move_focus();
        },
        you(message) {
            you = message;
            unconfirmed = null;
            // A page that is loaded again is the same member; beyond this tab nothing is stored.
            history.replaceState({ member: you.member, name: you.name }, '');
            write('refused', '');
            if (state) show();
        },
        count({ people, voted }) {
            if (state === null) return;
            Object.assign(state, { people, voted });
            show_counts();
        },
        picture(message) {
            picture.reset(message);
            show_news();
        },
        grow(message) {
            picture.apply(message);
            show_news();
        },
        error({ text }) {
            unconfirmed = null;
            show();
            write(state?.ask?.is_open ? 'refused' : 'connection', text);
        },
    };

    function join() {
        write('connection', '');
        const { member, name } = history.state ?? {};
        connection.say(is_screen ? { kind: 'watch' } : { kind: 'join', member, name });
        if (unconfirmed) connection.say(unconfirmed);
    }

    function away(why) {
        write('connection', why);
        write('people', '');
    }

    function connect() {
        connection = new asyncdemo.Connection(location.origin.replace('http', 'ws') + '/socket', {
            opened: join,
            heard: (message) => hear[message.kind]?.(message),
            lost: () => away('The connection is lost. Trying again …'),
            closed: () => away('The room has closed.'),
        });
        show();
    }

    // --- what is shown -----------------------------------------------------------------------------

    function stage() {
        if (!connection) return 'joining';
        return state?.stage ?? 'connecting';
    }

    function show() {
        const shown = parts_of[stage()];
        for (const id of new Set(Object.values(parts_of).flat())) part(id).hidden = !shown.includes(id);
        document.body.dataset.stage = stage();
        show_heading();
        if (!state) return;
        show_counts();
        show_place();
        show_vote();
        show_histogram();
        show_answer();
        show_picture();
        if (state.stage === 'mistake') show_mistake();
        if (state.stage === 'end') show_end();
        if (is_screen) asyncdemo.fit_page();
    }

    function heading() {
        const drawn = drawn_sides().find(({ name }) => name === state?.side?.name);
        return words.headings[stage()](state, { you, is_screen, drawn });
    }

    // It is said to those who don't see it.
    function show_heading() {
        if (part('heading').textContent === heading()) return;
        write('heading', heading());
        write('news', heading());
        document.title = `${heading()} · asyncdemo room`;
    }

    // To the heading, if what had the focus is gone; then it is read from there.
    function move_focus() {
        const had = document.activeElement;
        if (is_screen || (had !== document.body && had.getClientRects().length > 0)) return;
        write('news', '');
        part('heading').focus();
        scrollTo(0, 0);
    }

    function show_counts() {
        const { people, voted } = state;
        write('people', `${people} here`);
        write('door-people', words.people_here(people));
        write('waiting', `${words.people_here(people)}. The first question comes soon.`);
        write('voted-text', words.have_voted(state));
        part('voted-bar').style.width = `${people ? Math.min(100, (100 * voted) / people) : 0}%`;
    }

    function show_place() {
        const { lesson, side, ask, parameters, stage: now } = state;
        const is_inside = lesson !== null && now !== 'lobby' && now !== 'end';
        write('lesson', is_inside ? words.place(state) : '');
        write('question', (now === 'question' ? lesson?.question : ask?.text) ?? '');
        write('said', now !== 'question' && own_answer() ? `Your answer is ${own_answer()}.` : '');
        write('side-name', side?.name ?? '');
        write('about', side?.about ?? '');
        write('parameters', now === 'question' ? parameters : '');
        door = state.join ?? { ...door, code: null };
        show_door(door);
    }

    // --- a vote --------------------------------------------------------------------------------------

    const own_answer = () => (state.ask?.round === 2 ? you?.second : you?.first) ?? null;

    function vote(what) {
        unconfirmed = { kind: 'vote', ask: state.ask.id, ...what };
        connection.say(unconfirmed);
        show_vote();
    }

    function show_vote() {
        const { ask } = state;
        part('vote').hidden ||= !ask?.is_open;
        part('voted').hidden ||= !ask;
        if (!ask) return;
        const is_again = ask.round === 2;
        write('round', is_again ? 'The second vote: what do you think now?' : '');
        write('example', words.examples[ask.unit] ?? '');
        asyncdemo.draw_choices(part('choices'), ask, {
            first: is_again ? you?.first : null,
            own: unconfirmed ? ask.choices[unconfirmed.choice] ?? null : own_answer(),
            is_on_its_way: unconfirmed !== null,
            vote: is_screen ? null : (choice) => vote({ choice }),
        });
        const kept = words.own_vote(own_answer(), is_again ? you?.first : null);
        write('noted', unconfirmed ? 'On its way to the room …' : kept);
    }

    // --- what came out -------------------------------------------------------------------------------

    function show_histogram() {
        const { ask, histogram, answer } = state;
        part('histogram').hidden ||= histogram === null;
        write('votes-of', ask?.is_open ? 'What the room thought at first' : '');
        if (histogram === null) return;
        const rows = answer && words.can_not_tell(answer)
            ? histogram.rows.map((row) => ({ ...row, is_right: false }))
            : histogram.rows;
        asyncdemo.draw_votes(part('rows'), { ...histogram, rows }, answer, you);
    }

    function show_answer() {
        const { answer, conclusion } = state;
        write('conclusion', conclusion ?? '');
        part('conclusion').hidden ||= !conclusion;
        part('grade').hidden ||= is_screen || you === null;
        if (answer === null) return;
        write('measured', words.measured(answer));
        write('why', answer.why);
        write('tally', words.tally(answer));
        if (you !== null) show_grade(answer.why);
    }

    function show_grade(why) {
        const { text, look } = words.grades[you.grade] ?? { text: '', look: '' };
        write('said', '');
        write('grade-word', text);
        part('grade-word').className = `badge ${look}`;
        write('grade-text', words.own_result(you, why));
    }

    function show_picture() {
        const begun = drawn_sides().filter(({ phase }) => phase !== 'to come');
        const is_due = state !== null && parts_of[stage()].includes('picture');
        part('picture').hidden = !is_due || begun.length === 0;
        write('summary', begun.map(words.of_side).join(' '));
        if (state !== null) show_heading();
    }

    // The picture alone is another one, and seldom higher.
    function show_news() {
        show_picture();
        if (is_screen && !asyncdemo.is_all_in_sight()) asyncdemo.fit_page();
    }

    function show_mistake() {
        write('mistake-text', state.mistake.sentence);
        part('broken').replaceChildren(
            ...state.mistake.broken.map((claim) => html('li', { class: 'bad' }, `✗ as expected: ${claim}`)));
    }

    function show_end() {
        const score = you?.score;
        part('score').hidden = is_screen || !score?.of;
        write('score', score ? words.score(score) : '');
        asyncdemo.draw_table(part('table'), state.table ?? []);
    }

    // --- the door ------------------------------------------------------------------------------------

    function show_door({ address, code }) {
        write('address', is_screen && state.stage !== 'lobby' ? `join: ${address}` : '');
        write('door-address', address.replace(/^http:\/\/|\/$/g, ''));
        asyncdemo.draw_code(part('door-code'), code);
    }

    // --- controls ------------------------------------------------------------------------------------

    function on_submit(id, act) {
        part(id).addEventListener('submit', (event) => {
            event.preventDefault();
            act();
        });
    }

    on_submit('join', () => {
        history.replaceState({ name: part('name').value }, '');
        connect();
    });
    on_submit('rename', () => connection.say({ kind: 'name', name: part('new-name').value }));
    on_submit('vote', () => {
        const answer = part('own').value.trim();
        if (answer) vote({ answer });
        else write('refused', 'Write an answer first, or choose one.');
    });

    if (is_screen) addEventListener('resize', asyncdemo.fit_page);
    if (is_screen || history.state?.member) connect(); else show();
}
