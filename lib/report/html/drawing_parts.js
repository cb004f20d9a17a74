'use strict';

// What every script of a page draws with: elements, values as people read them, a time axis.
// A text is only ever the content of an element, never markup.

globalThis.asyncdemo = {};

{
    function fill(element, attributes, content) {
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(...content);
        return element;
    }

    const html = (tag, attributes, ...content) =>
        fill(document.createElement(tag), attributes, content);

    const svg = (tag, attributes, ...content) =>
        fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, content);

    const percent = (share) => `${Number((100 * share).toPrecision(6))}%`;

    // --- values as people read them -------------------------------------------------------------

    // Three digits; the thresholds lie where they would round up.
    const digits = (value) => value.toFixed(value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);

    function seconds(s) {
        if (s === 0) return '0 s';
        if (s >= 0.9995) return `${digits(s)} s`;
        if (s >= 0.0009995) return `${digits(s * 1e3)} ms`;
        return `${(s * 1e6).toFixed(0)} us`;
    }

    // The name of a curve tells its unit.
    function value_of(name, value) {
        if (name.endsWith('_s') && !name.endsWith('_per_s')) return seconds(value);
        if (name === 'memory' || name.endsWith('_kb')) {
            return value >= 999.5 ? `${(value / 1000).toFixed(1)} MB` : `${value.toFixed(0)} kB`;
        }
        const is_fine = !Number.isInteger(value) && Math.abs(value) < 99.95;
        if (is_fine) return String(Number(value.toPrecision(3)));
        return value < 9999.5 ? value.toFixed(0) : value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ' ');
    }

    // --- the axis -------------------------------------------------------------------------------

    // Round moments, at most six: 1, 2 or 5 times a power of ten apart.
    function ticks(axis_s) {
        const power = 10 ** Math.floor(Math.log10(axis_s / 5));
        const step = [1, 2, 5, 10].map((digit) => digit * power).find((s) => s >= axis_s / 5);
        const [unit, factor] = axis_s >= 1 ? ['s', 1] : axis_s >= 1e-3 ? ['ms', 1e3] : ['us', 1e6];
        const all = [];
        for (let i = 0; i * step <= axis_s; ++i) {
            const label = i === 0 ? '0' : `${Number((i * step * factor).toPrecision(4))} ${unit}`;
            all.push({ share: i * step / axis_s, label });
        }
        return all;
    }

    function draw_grid(grid, axis_s) {
        grid.replaceChildren(...ticks(axis_s).map(({ share }) =>
            svg('line', { x1: percent(share), x2: percent(share), y1: 0, y2: '100%' })));
    }

    function draw_times(drawing, axis_s) {
        drawing.replaceChildren(...ticks(axis_s).map(({ share, label }) => svg('text', {
            x: percent(share),
            y: 14,
            'text-anchor': share < 0.05 ? 'start' : share > 0.95 ? 'end' : 'middle',
        }, label)));
    }

    // --- looks ----------------------------------------------------------------------------------

    // What the bars of a kind look like: not everybody tells colours apart.
    function add_patterns() {
        if (document.getElementById('stripes')) return;
        const square = { width: 6, height: 6 };
        const pattern = (id, more, figure) =>
            svg('pattern', { id, ...square, patternUnits: 'userSpaceOnUse', ...more },
                svg('rect', { class: 'ground', ...square }), figure);
        const stripe = svg('rect', { class: 'figure', width: 2.5, height: 6 });
        const dot = svg('circle', { class: 'figure', cx: 3, cy: 3, r: 1.6 });
        const none = { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' };
        document.body.prepend(svg('svg', none, svg('defs', {},
            pattern('stripes', { patternTransform: 'rotate(45)' }, stripe), pattern('dots', {}, dot))));
    }

    function legend_item(kind, whats) {
        const look = { width: 26, height: 14 };
        return html('li', {},
            svg('svg', { ...look, 'aria-hidden': 'true' }, svg('rect', { class: `bar ${kind}`, ...look })),
            ` ${whats.join(', ')}`);
    }

    asyncdemo.parts = {
        html, svg, percent, seconds, value_of, draw_grid, draw_times, add_patterns, legend_item,
    };
}
