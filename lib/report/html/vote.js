// Asks before it tells, on a page to take home: what would answer a lesson's question is kept back
// (by the style sheet, as soon as this script is there) until the reader has answered, or doesn't
// want to. What an answer is worth stands in the page already.

{
    document.documentElement.classList.add('scripted');

    const asked_sides = (lesson) =>
        [...lesson.querySelectorAll('.vote')].map((vote) => vote.closest('.side'));

    function show_all(lesson) {
        lesson.removeAttribute('data-asks');
        for (const element of lesson.querySelectorAll('.ask, .choices, .untold')) element.hidden = true;
    }

    // Shows a side with what its answer is worth, and all the rest after the last answer.
    function answer(lesson, side, answer_index) {
        side.classList.add('answered');
        side.querySelector('.choices').hidden = true;
        const verdict = side.querySelector('.verdict');
        verdict.querySelector(`[data-answer="${answer_index}"]`).hidden = false;
        verdict.focus({ preventScroll: true });
        side.scrollIntoView({ block: 'nearest' });
        if (asked_sides(lesson).every((one) => one.classList.contains('answered'))) show_all(lesson);
    }

    function ask(lesson) {
        for (const element of lesson.querySelectorAll('.ask, .untold')) element.hidden = false;
        lesson.querySelector('[data-shows=all]').addEventListener('click', () => {
            show_all(lesson);
            const sides = lesson.querySelector('.sides');
            sides.tabIndex = -1; // the button that had the focus is gone
            sides.focus({ preventScroll: true });
        });
        for (const side of asked_sides(lesson)) {
            side.querySelector('.vote').hidden = false;
            for (const button of side.querySelectorAll('[data-answer]:is(button)')) {
                button.addEventListener('click', () => answer(lesson, side, button.dataset.answer));
            }
        }
    }

    // Who follows a link to what is kept back has asked for it.
    function show_target() {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const lesson = target?.closest('[data-asks]');
        if (!lesson || !target.closest('.told')) return;
        show_all(lesson);
        target.scrollIntoView();
    }

    document.addEventListener('DOMContentLoaded', () => {
        for (const lesson of document.querySelectorAll('[data-lesson]')) {
            asyncdemo.adopt(lesson);
            if (lesson.hasAttribute('data-asks')) ask(lesson);
        }
        show_target();
        addEventListener('hashchange', show_target);
    });
}
