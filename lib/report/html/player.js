// Plays what has run, on a page where it is drawn already: what comes later than a moment is
// covered, and a line says what was in flight then. Nothing plays by itself, and nothing moves but
// in steps for a reader who wants no motion.

{
    const { html, svg, percent, seconds } = asyncdemo.parts;
    const speeds = [0.001, 0.01, 0.1, 0.25, 0.5, 1, 2, 5, 10, 100];
    const shortest_play_s = 1; // at the speed that is chosen first
    const longest_play_s = 30;
    const most_named = 6;      // lanes in a line
    const step_ms = 500;       // without motion
    const steps = 200;         // of the slider

    const is_still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

    const speed_name = (speed) => speed === 1 ? 'real time'
        : speed > 1 ? `${speed} times faster` : `${Math.round(1 / speed)} times slower`;

    function first_speed(axis_s) {
        const fits = (speed) => axis_s / speed >= shortest_play_s && axis_s / speed <= longest_play_s;
        if (fits(1)) return 1;
        const fitting = speeds.filter(fits);
        return axis_s < shortest_play_s ? fitting.at(-1) ?? speeds[0] : fitting[0] ?? speeds.at(-1);
    }

    const share_of = (element, name) => parseFloat(element.getAttribute(name)) / 100;

    // The name of a lane stands beside the drawing, as high as its bars.
    function bars_of(drawing) {
        const names = [...drawing.parentElement.querySelectorAll('.names li')].map((li) => li.title);
        return [...drawing.querySelectorAll('.bar')].map((bar) => {
            const [start_s, end_s, ...what] = bar.dataset.s.split(' ');
            const row = Math.floor(bar.getAttribute('y') * names.length / drawing.getAttribute('height'));
            return { start_s: Number(start_s), end_s: Number(end_s), what: what.join(' '), lane: names[row] };
        });
    }

    // A value is told by the text of the step that it lies in: "from 1.50 s: queue depth 2.5".
    function steps_of(drawing, axis_s) {
        return [...drawing.querySelectorAll('.value')].map((step) => ({
            start_s: share_of(step, 'x') * axis_s,
            end_s: (share_of(step, 'x') + share_of(step, 'width')) * axis_s,
            text: step.textContent.slice(step.textContent.indexOf(': ') + 2),
        }));
    }

    const is_at = (t) => ({ start_s, end_s }) => start_s <= t && t < end_s;

    // Lanes in few words.
    function named(lanes) {
        if (lanes.length <= most_named) return lanes.join(', ');
        return `${lanes.slice(0, most_named - 1).join(', ')} and ${lanes.length - most_named + 1} more`;
    }

    // One side: its drawings, each with a cover over what comes later, and the line that says what
    // was in flight.
    class PlayedSide {
        constructor(figure, axis_s) {
            const drawings = [...figure.querySelectorAll('svg.lanes, svg.chart')];
            this.axis_s = axis_s;
            this.bars = drawings.filter((d) => d.matches('.lanes')).flatMap(bars_of);
            this.curves = drawings.filter((d) => d.matches('.chart')).map((d) => steps_of(d, axis_s));
            this.end_s = Math.max(0, ...this.bars.map(({ end_s }) => end_s),
                ...this.curves.flat().map(({ end_s }) => end_s));
            this.covers = drawings.map((drawing) => drawing.appendChild(svg('g', { class: 'later' },
                svg('rect', { y: 0, height: '100%' }), svg('line', { y1: 0, y2: '100%' }))));
            this.now = html('p', { class: 'now' });
            figure.querySelector('.drawing').append(this.now);
            this.name = figure.querySelector('h3, h4').textContent;
        }

        show(t) {
            for (const cover of this.covers) {
                const [rest, line] = cover.children;
                rest.setAttribute('x', percent(t / this.axis_s));
                rest.setAttribute('width', percent(1 - t / this.axis_s));
                line.setAttribute('x1', percent(t / this.axis_s));
                line.setAttribute('x2', percent(t / this.axis_s));
                cover.toggleAttribute('hidden', t >= this.axis_s);
            }
            this.now.textContent = this.at(t);
        }

        // What was in flight at that moment, who waited, and the value of each curve.
        at(t) {
            if (t >= this.axis_s) return '';
            if (t >= this.end_s) return 'over';
            const open = this.bars.filter(is_at(t));
            const lanes_by_what = new Map();
            for (const { what, lane } of open) {
                lanes_by_what.set(what, [...(lanes_by_what.get(what) ?? []), lane]);
            }
            const parts = this.bars.length > 0 ? [`${open.length} in flight`] : [];
            for (const [what, lanes] of lanes_by_what) parts.push(`${what}: ${named(lanes)}`);
            const values = this.curves.map((curve) => curve.findLast(is_at(t))?.text).filter(Boolean);
            return [...parts, ...values].join(' · ');
        }
    }

    // The controls of a lesson. `t` is the moment that is shown; `look` says what there is to see at
    // a moment, and playing pauses there.
    class Player {
        constructor(figures, axis_s, look) {
            this.axis_s = axis_s;
            this.look = look;
            this.pause_s = Number(look?.dataset.pauseS ?? Infinity);
            this.t = axis_s;
            this.sides = figures.map((figure) => new PlayedSide(figure, axis_s));
            this.button = html('button', { type: 'button', class: 'play' }, 'Play');
            this.slider = html('input', { type: 'range', max: steps, 'aria-label': 'Moment' });
            this.moment = html('output', { class: 'moment' });
            this.speed = html('select', { 'aria-label': 'Speed' }, ...speeds.map((speed) =>
                html('option', { value: speed }, speed_name(speed))));
            this.speed.value = first_speed(axis_s);
            this.element = html('div', { class: 'player', role: 'group', 'aria-label': 'Play what ran' },
                this.button, this.slider, this.moment, this.speed);
            this.button.addEventListener('click', () => this.toggle());
            this.slider.addEventListener('input', () => {
                const chosen = this.slider.value; // pausing sets it
                this.pause();
                this.show(chosen / steps * axis_s);
            });
            this.slider.addEventListener('keydown', (event) => {
                if (event.key !== ' ') return;
                event.preventDefault();
                this.toggle();
            });
            this.show(axis_s);
        }

        show(t) {
            this.t = Math.min(Math.max(t, 0), this.axis_s);
            this.sides.forEach((side) => side.show(this.t));
            this.look?.classList.toggle('is-now', this.t === this.pause_s);
            this.slider.value = Math.round(this.t / this.axis_s * steps);
            this.moment.textContent = `${seconds(this.t)} of ${seconds(this.axis_s)}`;
            const told = this.is_playing ? this.moment.textContent : this.in_words();
            this.slider.setAttribute('aria-valuetext', told);
        }

        // For those who can't see the drawings.
        in_words() {
            const visible = this.sides.filter(({ now }) => now.textContent && now.checkVisibility());
            const of_sides = visible.map(({ name, now }) => `${name}: ${now.textContent}`);
            return [this.moment.textContent, ...of_sides].join('. ');
        }

        get is_playing() { return this.timer !== undefined; }

        toggle() {
            if (this.is_playing) this.pause();
            else this.play();
        }

        play() {
            if (this.t >= this.axis_s) this.show(0);
            this.button.textContent = 'Pause';
            let last = performance.now();
            const go_on = () => {
                const now = performance.now();
                const next = this.t + (now - last) / 1000 * Number(this.speed.value);
                const comes_by = this.t < this.pause_s && next >= this.pause_s;
                this.show(comes_by ? this.pause_s : next);
                last = now;
                if (comes_by || this.t >= this.axis_s) this.pause();
                else this.timer = this.after_a_while(go_on);
            };
            this.timer = this.after_a_while(go_on);
        }

        after_a_while(go_on) {
            return is_still() ? { step: setTimeout(go_on, step_ms) }
                : { frame: requestAnimationFrame(go_on) };
        }

        pause() {
            this.button.textContent = 'Play';
            if (!this.is_playing) return;
            clearTimeout(this.timer.step);
            cancelAnimationFrame(this.timer.frame);
            this.timer = undefined;
            this.show(this.t);
        }

        // The drawings can be dragged, too.
        follow(drawing) {
            const to_pointer = ({ clientX }) => {
                const { left, width } = drawing.getBoundingClientRect();
                this.pause();
                this.show((clientX - left) / width * this.axis_s);
            };
            drawing.addEventListener('pointerdown', (event) => {
                if (event.button !== 0) return;
                drawing.setPointerCapture(event.pointerId);
                to_pointer(event);
            });
            drawing.addEventListener('pointermove', (event) => {
                if (drawing.hasPointerCapture(event.pointerId)) to_pointer(event);
            });
        }
    }

    // Adds the controls below the sides of `root`, if anything is drawn there.
    asyncdemo.adopt = (root) => {
        const drawings = [...root.querySelectorAll('.side [data-axis-s]')];
        if (drawings.length === 0) return;
        const figures = new Set(drawings.map((drawing) => drawing.closest('.side')));
        const axis_s = Number(drawings[0].dataset.axisS);
        const player = new Player([...figures], axis_s, root.querySelector('.look'));
        drawings.forEach((drawing) => player.follow(drawing));
        (root.querySelector('.look') ?? root.querySelector('.sides')).after(player.element);
    };
}
