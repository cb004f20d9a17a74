// A line to a server of this machine that can be cut and mended, as the radio between a phone and a room.

import { connect, createServer } from 'node:net';

export class FlakyLine {
    // Where it leads; `url` is its other end once it is open.
    constructor(server_url) { this.server = new URL(server_url); }

    async open() {
        this.ends = new Set();
        this.entrance = createServer((from) => {
            const to = connect(this.server.port, this.server.hostname);
            for (const [one, other] of [[from, to], [to, from]]) {
                this.ends.add(one);
                one.pipe(other);
                one.on('error', () => {}).on('close', () => {
                    this.ends.delete(one);
                    other.destroy();
                });
            }
        });
        await new Promise((resolve) => this.entrance.listen(this.port ?? 0, this.server.hostname, resolve));
        this.port = this.entrance.address().port;
        this.url = `http://${this.server.hostname}:${this.port}/`;
    }

    async cut() {
        const closed = new Promise((resolve) => this.entrance.close(resolve));
        this.ends.forEach((end) => end.destroy());
        await closed;
    }
}
