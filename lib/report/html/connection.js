// A WebSocket to the room that comes back. When it is lost it tries again after pauses that grow, and
// at once when somebody looks at the page again or the network is back. While nobody looks it does not
// try, and while it is open it has no timer at all, so a forgotten page costs nothing.
{
    const first_pause_ms = 500;
    const longest_pause_ms = 30_000;
    const going_away = 1001; // says a server that ends
    // A device that slept longer than this may have lost the connection without being told.
    const doubtful_after_ms = 60_000;

    asyncdemo.Connection = class {
        // Calls `opened()` each time it is open, `heard(message)`, and when it has to try again `lost()`, or
        // `closed()` if the room has said goodbye: then there may be another one, but not so soon.
        constructor(address, { opened, heard, lost, closed }) {
            Object.assign(this, { address, opened, heard, lost, closed });
            this.is_over = false;
            this.failures = 0;
            this.out_of_sight_since = Date.now();
            document.addEventListener('visibilitychange', () => this.look());
            window.addEventListener('online', () => this.retry());
            // Nobody else says that the old one is dead.
            window.addEventListener('offline', () => this.open());
            this.open();
        }

        // False when it could not be said now.
        say(message) {
            if (this.socket?.readyState !== WebSocket.OPEN) return false;
            this.socket.send(JSON.stringify(message));
            return true;
        }

        // What a socket before this one still has to say is not listened to.
        open() {
            clearTimeout(this.timer);
            this.socket?.close();
            const socket = new WebSocket(this.address);
            this.socket = socket;
            const on = (event, act) => socket.addEventListener(event, (what) => {
                if (socket === this.socket) act(what);
            });
            on('open', () => this.opened());
            on('message', ({ data }) => {
                this.failures = 0;
                this.is_over = false;
                this.heard(JSON.parse(data));
            });
            on('close', ({ code }) => {
                this.socket = null;
                this.is_over ||= code === going_away;
                if (this.is_over) this.closed();
                else this.lost();
                this.open_later();
            });
        }

        // All pages of a room lose their connection at once; they don't come back at once.
        open_later() {
            if (document.hidden) return;
            const growing_ms = first_pause_ms * 2 ** this.failures;
            const pause_ms = this.is_over ? longest_pause_ms : Math.min(longest_pause_ms, growing_ms);
            this.failures += 1;
            this.timer = setTimeout(() => this.open(), pause_ms * (0.5 + Math.random() / 2));
        }

        retry() {
            if (this.socket) return;
            this.failures = 0;
            this.open();
        }

        look() {
            if (document.hidden) {
                clearTimeout(this.timer);
                this.out_of_sight_since = Date.now();
            } else if (Date.now() - this.out_of_sight_since > doubtful_after_ms) {
                this.open();
            } else {
                this.retry();
            }
        }
    };
}
