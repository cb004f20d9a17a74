// A line to a server of this machine that can be cut and mended, as the radio between a phone and a room.

import { connect, createServer } from 'node:net';

export class FlakyLine {
    // Where it leads; `url` is its other end once it is open.
    constructor(server_url) {
        this.server = new URL(server_url);
        this.ends = new Set();
        this.is_cut = false;
        this.calls = 0; // how often somebody called, also while it was cut
        this.entrance = createServer((caller) => this.take(caller));
    }

    async open() {
        await new Promise((resolve) => this.entrance.listen(0, this.server.hostname, resolve));
        this.url = `http://${this.server.hostname}:${this.entrance.address().port}/`;
    }

    take(caller) {
        this.calls += 1;
        if (this.is_cut) return caller.destroy();
        const server = connect(this.server.port, this.server.hostname);
        for (const [one, other] of [[caller, server], [server, caller]]) {
            this.ends.add(one);
            one.pipe(other);
            one.on('error', () => {}).on('close', () => {
                this.ends.delete(one);
                other.destroy();
            });
        }
    }

    cut() {
        this.is_cut = true;
        this.ends.forEach((end) => end.destroy());
    }

    // Nobody is told: what is said does not arrive.
    fall_silent() {
        this.is_cut = true;
        this.ends.forEach((end) => end.unpipe().resume());
    }

    mend() { this.is_cut = false; }

    close() {
        this.cut();
        this.entrance.close();
    }
}
