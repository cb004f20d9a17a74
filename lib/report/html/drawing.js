// Draws what runs, as it runs: a panel for each side with its lanes and curves, all of them on one
// time axis. The elements and their classes are those that the page to take home has, so one style
// sheet, drawing.css, is for both.

{
    const { html, svg, percent, seconds, value_of, draw_grid, draw_times, add_patterns, legend_item } =
        asyncdemo.parts;
    const kinds = ['waiting', 'working', 'alone', 'cut-off'];
    const lane_height = 26; // in pixels, as the names beside it
    const bar_inset = 5;
    const fine_share = 1 / 100; // of the axis: narrower bars of a kind are filled as one shape
    const chart = { width: 1000, height: 100, margin: 3 };
    const longest_guess_s = 1; // how far the clock runs on when no news comes

    // The panel of a side. `side` is what the feed has said of it so far.
    class Panel {
        constructor(side) {
            this.side = side;
            this.total = html('span', { class: 'total' });
            this.names = html('ul', { class: 'names', 'aria-hidden': 'true' });
            this.grid = svg('g', { class: 'grid' });
            this.sum = svg('svg', { preserveAspectRatio: 'none', width: '100%', height: '100%' },
                ...kinds.map((kind) => svg('path', { class: `sum ${kind}` })));
            this.lanes = svg('svg', { class: 'lanes', role: 'img' }, this.grid, this.sum);
            this.times = svg('svg', { class: 'times', height: 20, 'aria-hidden': 'true' });
            this.curves = [];
            this.charts = html('div', {});
            this.bars = [];
            this.dots = [];
            this.lanes_plot = html('div', { class: 'plot' }, this.names, this.lanes);
            this.figure = html('figure', { class: 'side' },
                html('figcaption', {},
                    html('h3', {}, side.name), html('p', {}, side.about ?? ''), this.total),
                html('div', { class: 'drawing' }, this.lanes_plot, this.charts,
                    html('div', { class: 'plot', 'aria-hidden': 'true' }, html('span', {}), this.times)));
            this.earliest = Infinity; // when this side would have started, by our clock, in ms
            this.heard();
        }

        // The end of the picture: what has been heard of the side, and the time since then.
        now_s() {
            const { phase, wall_s } = this.side;
            if (phase !== 'running') return wall_s;
            const by_clock_s = (performance.now() - this.earliest) / 1000;
            return Math.max(wall_s, Math.min(by_clock_s, wall_s + longest_guess_s));
        }

        // Whether the picture goes on without news: a side that is not heard of any more stands still.
        can_grow() {
            const { phase, wall_s } = this.side;
            return phase === 'running' && this.now_s() < wall_s + longest_guess_s;
        }

        // News came. Of all the news, that which was on the way for the shortest time sets the clock.
        heard() {
            this.earliest = Math.min(this.earliest, performance.now() - 1000 * this.side.wall_s);
        }

        draw(axis_s, highest_of) {
            const is_moved = axis_s !== this.axis_s;
            this.axis_s = axis_s;
            const has_new_lanes = this.draw_lanes();
            this.draw_new_bars();
            this.draw_curves(highest_of);
            if (is_moved) draw_times(this.times, axis_s);
            for (const grid of [this.grid, ...this.curves.map((drawn) => drawn.grid)]) {
                if (is_moved || !grid.hasChildNodes()) draw_grid(grid, axis_s);
            }
            for (const bar of this.bars) {
                if (is_moved || has_new_lanes || bar.drawn_to !== bar.span[4]) this.place(bar);
            }
            this.fill_fine_bars();
            for (const dot of this.dots) {
                if (is_moved || has_new_lanes || !dot.is_placed) this.place_dot(dot);
            }
            this.grow();
            this.describe();
        }

        // Says whether they are others than before.
        draw_lanes() {
            const { lanes } = this.side;
            this.lanes_plot.hidden = lanes.length === 0;
            if (this.drawn_lanes === lanes) return false;
            this.drawn_lanes = lanes;
            this.top = new Map(lanes.map((name, i) => [name, i * lane_height]));
            this.names.replaceChildren(...lanes.map((name) => html('li', { title: name }, name)));
            this.lanes.setAttribute('height', lanes.length * lane_height);
            this.sum.setAttribute('viewBox', `0 0 ${chart.width} ${lanes.length * lane_height}`);
            return true;
        }

        draw_new_bars() {
            const { spans, marks } = this.side;
            while (this.bars.length < spans.length) {
                const span = spans[this.bars.length];
                const bar = svg('rect', { height: lane_height - 2 * bar_inset });
                this.bars.push({ bar, span, title: bar.appendChild(svg('title', {})) });
                this.lanes.insertBefore(bar, this.dots[0]?.dot ?? null);
            }
            while (this.dots.length < marks.length) {
                const mark = marks[this.dots.length];
                const dot = svg('circle', { class: 'mark', r: 4 },
                    svg('title', {}, `${mark[0]} ${mark[1]}: at ${seconds(mark[2])}`));
                this.dots.push({ dot, mark });
                this.lanes.append(dot);
            }
        }

        place(drawn) {
            const { bar, span: [lane, what, kind, start_s, end_s], title } = drawn;
            drawn.drawn_to = end_s;
            const width = Math.max(0, Math.min(end_s ?? this.now_s(), this.axis_s) - start_s) / this.axis_s;
            drawn.is_fine = end_s !== null && width < fine_share;
            bar.setAttribute('class', `bar ${kind}${drawn.is_fine ? ' fine' : ''}`);
            bar.setAttribute('x', percent(start_s / this.axis_s));
            bar.setAttribute('y', (this.top.get(lane) ?? 0) + bar_inset);
            bar.setAttribute('width', percent(width));
            title.textContent = `${lane} ${what}: from ${seconds(start_s)}` +
                (end_s === null ? ' on' : ` to ${seconds(end_s)}, for ${seconds(end_s - start_s)}`);
        }

        // The bars themselves then only tell what they are.
        fill_fine_bars() {
            const x = (s) => Number((s / this.axis_s * chart.width).toFixed(2));
            const paths = new Map(kinds.map((kind) => [kind, '']));
            for (const { is_fine, span: [lane, , kind, start_s, end_s] } of this.bars) {
                if (!is_fine) continue;
                const y = (this.top.get(lane) ?? 0) + bar_inset;
                const to = `M${x(start_s)} ${y}H${x(end_s)}v${lane_height - 2 * bar_inset}H${x(start_s)}z`;
                paths.set(kind, paths.get(kind) + to);
            }
            kinds.forEach((kind, i) => this.sum.children[i].setAttribute('d', paths.get(kind)));
        }

        place_dot(drawn) {
            const { dot, mark: [lane, , at_s] } = drawn;
            drawn.is_placed = true;
            dot.setAttribute('cx', percent(at_s / this.axis_s));
            dot.setAttribute('cy', (this.top.get(lane) ?? 0) + lane_height / 2);
        }

        draw_curves(highest_of) {
            while (this.curves.length < this.side.curves.length) this.add_curve();
            this.curves.forEach((drawn, i) => {
                const { name } = this.side.curves[i];
                drawn.highest = highest_of(name);
                drawn.top.textContent = value_of(name, drawn.highest);
                const own = Math.max(0, ...this.side.curves[i].points.map(([, value]) => value));
                drawn.caption.textContent = `${name}, up to ${value_of(name, own)}`;
            });
        }

        add_curve() {
            const { name } = this.side.curves[this.curves.length];
            const box = {
                viewBox: `0 0 ${chart.width} ${chart.height}`,
                preserveAspectRatio: 'none',
                width: '100%',
                height: '100%',
            };
            const drawn = {
                area: svg('path', { class: 'area' }),
                line: svg('path', { class: 'line' }),
                grid: svg('g', { class: 'grid' }),
                top: html('li', {}),
                caption: html('p', { class: 'caption' }),
            };
            const label = `${name} of ${this.side.name} over time`;
            this.charts.append(drawn.caption, html('div', { class: 'plot' },
                html('ul', { class: 'scale', 'aria-hidden': 'true' }, drawn.top, html('li', {}, '0')),
                svg('svg', { class: 'chart', role: 'img', height: 64, 'aria-label': label },
                    drawn.grid, svg('svg', box, drawn.area, drawn.line))));
            this.curves.push(drawn);
        }

        // What still lasts reaches to this moment.
        grow() {
            this.bars.filter(({ span }) => span[4] === null).forEach((bar) => this.place(bar));
            this.curves.forEach((drawn, i) => this.draw_line(drawn, this.side.curves[i].points));
            const { phase, end, wall_s } = this.side;
            const time = html('strong', {}, phase === 'over' && end ? end : seconds(this.now_s()));
            this.total.replaceChildren(...(phase === 'to come' ? ['to come']
                : phase === 'over' && /^\d/.test(time.textContent) ? ['ran for ', time] : [time]));
        }

        // A value stays until the next one.
        draw_line({ highest, line, area }, points) {
            const x = (s) => Number((Math.min(s / this.axis_s, 1) * chart.width).toFixed(2));
            const bottom = chart.height - chart.margin;
            const share = (v) => Math.min(Math.max(v, 0) / (highest || 1), 1);
            const y = (v) => Number((bottom - share(v) * (bottom - chart.margin)).toFixed(2));
            if (points.length === 0) return;
            const steps = points.slice(1).map(([s, v]) => `H${x(s)}V${y(v)}`).join('');
            const end_s = Math.max(this.now_s(), points.at(-1)[0]);
            const path = `M${x(points[0][0])} ${y(points[0][1])}${steps}H${x(end_s)}`;
            line.setAttribute('d', path);
            area.setAttribute('d', `${path}V${bottom}H${x(points[0][0])}Z`);
        }

        describe() {
            const { name, lanes, spans, phase } = this.side;
            const open = spans.filter(([, , , , end_s]) => end_s === null).length;
            this.lanes.setAttribute('aria-label', `Timeline of ${name}, ${phase}: ${lanes.length} lanes, ` +
                `${spans.length} spans, ${open} in flight.`);
        }
    }

    // Fills `element` with the picture that a feed tells: a whole one first (`reset`), then what is
    // new (`apply`). In between, what still lasts grows by the clock, unless the reader wants no
    // motion.
    asyncdemo.Picture = class Picture {
        constructor(element) {
            this.legend = html('ul', { class: 'legend' });
            this.sides = html('div', { class: 'sides' });
            this.panels = [];
            element.replaceChildren(this.legend, this.sides);
            add_patterns();
        }

        reset(snapshot) {
            this.axis_s = snapshot.axis_s;
            const nothing_yet = { lanes: [], spans: [], marks: [], curves: [], wall_s: 0 };
            this.panels = snapshot.sides.map((side) => new Panel({ ...nothing_yet, ...side }));
            this.sides.replaceChildren(...this.panels.map(({ figure }) => figure));
            this.sides.dataset.count = this.panels.length;
            this.draw(this.panels);
        }

        apply(difference) {
            const is_new_axis = (difference.axis_s ?? this.axis_s) !== this.axis_s;
            this.axis_s = difference.axis_s ?? this.axis_s;
            const told = (difference.sides ?? []).filter(({ index }) => this.panels[index]);
            for (const news of told) this.learn(this.panels[news.index], news);
            const has_new_heights = told.some(({ curves }) => curves);
            const changes_all = is_new_axis || has_new_heights;
            this.draw(changes_all ? this.panels : told.map(({ index }) => this.panels[index]));
        }

        learn(panel, { phase, end, wall_s, lanes, ended = [], spans = [], marks = [], curves = [] }) {
            const { side } = panel;
            side.phase = phase ?? side.phase;
            side.end = end ?? side.end;
            side.wall_s = wall_s ?? side.wall_s;
            side.lanes = lanes ?? side.lanes;
            side.spans.push(...spans);
            for (const [index, end_s] of ended) side.spans[index][4] = end_s;
            side.marks.push(...marks);
            for (const { name, highest, points = [] } of curves) {
                const known = side.curves.find((curve) => curve.name === name);
                if (!known) side.curves.push({ name, highest: highest ?? 0, points: [...points] });
                else {
                    known.highest = highest ?? known.highest;
                    known.points.push(...points);
                }
            }
            if (wall_s !== undefined) panel.heard();
        }

        draw(panels) {
            const highest_of = (name) => Math.max(0, ...this.panels.flatMap(({ side }) =>
                side.curves.filter((curve) => curve.name === name).map(({ highest }) => highest)));
            for (const panel of panels) panel.draw(this.axis_s, highest_of);
            this.sides.style.setProperty('--longest-name', `${this.longest_name(highest_of)}ch`);
            this.draw_legend();
            this.keep_growing();
        }

        // In letters, of what stands at the left of the drawings.
        longest_name(highest_of) {
            const texts = this.panels.flatMap(({ side }) =>
                [...side.lanes, ...side.curves.map(({ name }) => value_of(name, highest_of(name)))]);
            return Math.max(2, ...texts.map((text) => text.length));
        }

        // The looks that occur, and what they stand for.
        draw_legend() {
            const whats = new Map(kinds.map((kind) => [kind, new Set()]));
            for (const { side } of this.panels) {
                for (const [, what, kind] of side.spans) whats.get(kind)?.add(what);
            }
            const items = [...whats].filter(([, of_kind]) => of_kind.size > 0);
            const text = JSON.stringify(items.map(([kind, of_kind]) => [kind, ...of_kind]));
            if (text === this.drawn_legend) return;
            this.drawn_legend = text;
            this.legend.replaceChildren(...items.map(([kind, of_kind]) => legend_item(kind, [...of_kind])));
        }

        keep_growing() {
            if (this.frame || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
            this.frame = requestAnimationFrame(() => {
                this.frame = 0;
                const running = this.panels.filter(({ side }) => side.phase === 'running');
                running.forEach((panel) => panel.grow());
                const goes_on = running.some((panel) => panel.can_grow());
                if (goes_on && this.sides.isConnected) this.keep_growing();
            });
        }
    };
}
