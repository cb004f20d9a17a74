// The instructor of a room: the program at a terminal of its own, and the keys that are typed there.

import { spawn } from 'node:child_process';

const quoted = (word) => `'${word.replaceAll("'", `'\\''`)}'`;
// Colours and movements of the cursor.
const steering = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78])/g;

export class Instructor {
    // Node has no terminals: `script` lends one.
    constructor(program, words) {
        const command = [program, 'room', ...words, '--port', '0'].map(quoted).join(' ');
        this.script = spawn('script', ['-qfec', `stty cols 100 rows 30; exec ${command}`, '/dev/null'], {
            env: { ...process.env, SHELL: '/bin/sh', TERM: 'xterm-256color' },
            stdio: ['pipe', 'pipe', 'inherit'],
        });
        this.ended = new Promise((resolve) => this.script.once('exit', resolve));
        this.script.stdin.on('error', () => {}); // it has ended
        this.written = '';
        this.waiting = () => {};
        this.script.stdout.setEncoding('utf8').on('data', (some) => {
            this.written += some;
            this.waiting();
        });
    }

    // What the terminal has shown since the last key.
    get shown() { return this.written.replace(steering, ''); }

    // Waits until the terminal has shown that since the last key, and says what matched.
    async sees(pattern) {
        const limit = AbortSignal.timeout(20_000);
        for (;;) {
            const found = this.shown.match(pattern);
            if (found) return found[0];
            await new Promise((resolve, reject) => {
                this.waiting = resolve;
                limit.onabort = () => reject(new Error(`not seen: ${pattern}, but\n${this.shown}`));
            });
        }
    }

    // A key that is typed before it is offered would be dropped.
    async press(key, offered) {
        await this.sees(offered);
        this.written = '';
        this.script.stdin.write(key);
    }

    async quit() {
        this.script.stdin.write('q');
        const impatience = setTimeout(() => this.script.kill(), 5_000);
        await this.ended;
        clearTimeout(impatience);
    }
}
