// What the room's page says, of itself and of what the room has told it.

{
    const { seconds, value_of } = asyncdemo.parts;
    const most_told = 6; // spans of a side, to those who don't see its drawing

    const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

    const grades = {
        right: { text: '✓ Right', look: 'good' },
        close: { text: '≈ Close', look: 'doubtful' },
        wrong: { text: '✗ Not this time', look: 'bad' },
        unclear: { text: '? Unclear', look: 'doubtful' },
    };

    const examples = {
        time: 'A time, such as 250ms, 2s or 1m.',
        number: 'A number, such as 120.',
        per_second: 'How many a second, such as 120.',
        factor: 'How many times, such as 3.5.',
    };

    // How long it took may not be what is asked, and stands in the drawing; that it crashed is said.
    const how_it_ended = (end) => (/^\d/.test(end) ? 'has ended' : `has ended: ${end}`);

    // No vote could be graded.
    const can_not_tell = ({ right, close, wrong, unclear }) => unclear > 0 && right + close + wrong === 0;

    // What the page is about in each stage: `you` is this member, `drawn` the side as it is drawn so far.
    const headings = {
        joining: () => 'Join the room',
        connecting: () => 'One moment …',
        lobby: (state, { you, is_screen }) => {
            if (is_screen) return 'Join the room';
            return you?.name ? `You are in, ${you.name}` : 'You are in';
        },
        question: ({ ask, side }) => {
            if (ask) return ask.text;
            return side.is_mistake ? `What people do wrong: ${side.name}` : `Next: ${side.name}`;
        },
        histogram: ({ ask }) => (ask?.round === 2 ? 'What the room thinks now' : 'What the room thinks'),
        run: ({ side }, { drawn }) => {
            if (drawn?.phase === 'over') return `${side.name} ${how_it_ended(drawn.end)}`;
            return side.is_mistake ? `The mistake is running: ${side.name}` : `${side.name} is running`;
        },
        answer: ({ answer }) => {
            if (can_not_tell(answer)) return "This run can't tell";
            return answer.text ? `It is ${answer.text}` : 'There is no answer';
        },
        mistake: ({ mistake }) => `The mistake: ${mistake.name}`,
        end: () => 'That was it. Thank you!',
    };

    // In which lesson, and at which of its sides.
    function place({ lesson, side }) {
        const lesson_part = `Lesson ${lesson.number} of ${lesson.of}: ${lesson.title}`;
        if (!side) return lesson_part;
        return `${lesson_part} · ${side.is_mistake ? 'mistake' : 'side'} ${side.number} of ${side.of}`;
    }

    const people_here = (n) => (n === 0 ? 'Nobody is here yet' : counted(n, 'person is here', 'people are here'));

    const have_voted = ({ people, voted, ask }) =>
        `${voted} of ${people} ${voted === 1 ? 'has' : 'have'} voted${ask?.is_open ? '' : '. Voting is closed.'}`;

    // `first` is what this member voted before, in the second vote.
    function own_vote(answer, first) {
        if (answer !== null) return `Your answer is ${answer}. You may change it until voting closes.`;
        return first ? `Your first answer, ${first}, counts unless you change it.` : '';
    }

    // Beside what is right, what came out here, if that is not the same.
    function measured(answer) {
        const here = answer.measured || answer.text;
        return here !== '' && (here !== answer.text || can_not_tell(answer)) ? `${here} in this run.` : '';
    }

    function tally(answer) {
        const some = Object.keys(grades).filter((grade) => answer[grade] > 0);
        return some.length === 0 ? '' : `In the room: ${some.map((grade) => `${answer[grade]} ${grade}`).join(', ')}.`;
    }

    // Of the reason, only what not all are told (`why`).
    function own_result({ first, second, reason }, why) {
        const said = second ?? first;
        if (said === null) return 'You did not vote on this one.';
        const own_reason = (reason ?? '').replace(/\.$/, '').split('. ').filter((sentence) => !why.includes(sentence));
        return [`You said ${said}`, ...own_reason, ''].join('. ').trim();
    }

    // What the drawing of a side shows, in words. How it grows is not told.
    function of_side({ name, phase, end, lanes, spans, curves }) {
        if (phase !== 'over') return `${name} is running.`;
        const bars = spans.length > most_told
            ? [`${lanes.length} lanes with ${spans.length} spans`]
            : spans.map(([lane, what, , from_s, to_s]) => `${lane} ${what} from ${seconds(from_s)} to ${seconds(to_s)}`);
        const tops = curves.map(({ name: of, points }) =>
            `${of} up to ${value_of(of, Math.max(0, ...points.map(([, value]) => value)))}`);
        return `${name}: ${[end, ...bars, ...tops].join('; ')}.`;
    }

    const score = ({ right, of }) => `You were right ${right} of ${counted(of, 'time', 'times')}.`;

    asyncdemo.words = {
        grades, examples, can_not_tell, headings, place, people_here, have_voted, own_vote, measured, tally,
        own_result, of_side, score,
    };
}
