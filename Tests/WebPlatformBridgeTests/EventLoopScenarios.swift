import Testing

/// Scenarios of the event loop: what is mixed, and in which order it comes. Each calls `log`.
struct EventLoopScenario: Sendable, CustomTestStringConvertible {
    let name: String
    /// The standard's reason for the order.
    let rule: String
    let script: String
    let order: String
    /// Whether a headless browser in virtual time can be asked: frames and files are real there.
    var hasChromium = true

    var testDescription: String { "\(name) (\(rule))" }

    static let all: [EventLoopScenario] = [
        .init(
            name: "script, microtasks, timer", rule: "HTML 8.1.7.3: a checkpoint after the script",
            script: """
                setTimeout(() => log('timer')); Promise.resolve().then(() => log('then')); queueMicrotask(() => log('micro'));
                (async () => { log('async'); await null; log('await'); await new Promise((r) => r()); log('await 2'); })(); log('sync');
                """, order: "async sync then micro await await-2 timer"),
        .init(
            name: "between two timers", rule: "HTML 8.1.7.3: a checkpoint after each task",
            script: """
                setTimeout(() => { log('t1'); Promise.resolve().then(() => log('m1')); });
                setTimeout(() => { log('t2'); queueMicrotask(() => log('m2')); });
                """, order: "t1 m1 t2 m2"),
        .init(
            name: "microtasks of microtasks", rule: "HTML 8.1.7.3: until the queue is empty",
            script: """
                queueMicrotask(() => { log('a'); queueMicrotask(() => log('c')); Promise.resolve().then(() => log('d')); });
                queueMicrotask(() => log('b')); setTimeout(() => log('timer'));
                """, order: "a b c d timer"),
        .init(
            name: "thenables",
            rule: "ECMAScript 27.2.1.3.2: a job more for a thenable, two for a promise",
            script: """
                Promise.resolve({ then(r) { log('called'); r('v'); } }).then(log);
                Promise.resolve().then(() => log(1)).then(() => log(2)).then(() => log(3)); (async () => Promise.resolve('inner'))().then(log);
                """, order: "called 1 v 2 3 inner"),
        .init(
            name: "asynchronous generators", rule: "ECMAScript 27.6",
            script: """
                async function* g() { log('g'); yield 1; log('h'); yield 2; } (async () => { for await (const v of g()) log('v' + v); log('done'); })();
                Promise.resolve().then(() => log(1)).then(() => log(2)).then(() => log(3)).then(() => log(4)).then(() => log(5)).then(() => log(6));
                """, order: "g 1 v1 h 2 3 v2 4 done 5 6"),
        .init(
            name: "dispatchEvent of a script",
            rule: "HTML 8.1.4.4: no checkpoint, a script is under way",
            script: """
                const t = new EventTarget(); t.addEventListener('x', () => { log('l1'); Promise.resolve().then(() => log('m1')); });
                t.addEventListener('x', () => log('l2')); t.dispatchEvent(new Event('x')); log('after');
                """, order: "l1 l2 after m1"),
        .init(
            name: "listeners of a task's event",
            rule: "HTML 8.1.4.4: a checkpoint after each listener",
            script: """
                const c = new MessageChannel(); c.port1.addEventListener('message', () => { log('l1'); Promise.resolve().then(() => log('m1')); });
                c.port1.addEventListener('message', () => log('l2')); c.port1.start(); c.port2.postMessage(0);
                """, order: "l1 m1 l2"),
        .init(
            name: "a script's event inside a task's",
            rule: "HTML 8.1.4.4: the outer listener is under way",
            script: """
                const c = new MessageChannel(), t = new EventTarget();
                t.addEventListener('x', () => { log('inner 1'); queueMicrotask(() => log('micro')); }); t.addEventListener('x', () => log('inner 2'));
                c.port1.onmessage = () => { t.dispatchEvent(new Event('x')); log('outer'); };
                c.port1.addEventListener('message', () => log('next')); c.port2.postMessage(0);
                """, order: "inner-1 inner-2 outer micro next"),
        .init(
            name: "abort", rule: "DOM 3.1: the signal's event is fired at once",
            script: """
                const c = new AbortController(); c.signal.addEventListener('abort', () => log('abort')); c.signal.onabort = () => log('onabort');
                new Promise((_, no) => c.signal.addEventListener('abort', () => no('x'))).catch(() => log('caught')); c.abort(); log('sync');
                """, order: "abort onabort sync caught"),
        .init(
            name: "ports", rule: "HTML 9.4.4: one task for each message",
            script: """
                const c = new MessageChannel(); c.port1.onmessage = (e) => { log('m', e.data); Promise.resolve().then(() => log('micro', e.data)); };
                c.port2.postMessage(1); c.port2.postMessage(2); queueMicrotask(() => log('first')); log('sync');
                """, order: "sync first m-1 micro-1 m-2 micro-2"),
        .init(
            name: "window.postMessage", rule: "HTML 9.3.3: a task for each message",
            script: """
                addEventListener('message', function f(e) { log('message', e.data); if (e.data === 2) removeEventListener('message', f); });
                postMessage(1, '*'); postMessage(2, '*'); Promise.resolve().then(() => log('then')); log('sync');
                """, order: "sync then message-1 message-2"),
        .init(
            name: "timers of many delays", rule: "HTML 8.6: by time, then by setting",
            script: """
                setTimeout(() => log('30'), 30); setTimeout(() => log('10'), 10); setTimeout(() => log('10b'), 10); setTimeout(() => log('20'), 20);
                let b; setTimeout(() => { log('a'); clearTimeout(b); }); b = setTimeout(() => log('never'));
                """, order: "a 10 10b 20 30"),
        .init(
            name: "intervals", rule: "HTML 8.6: a checkpoint after each run",
            script: """
                let n = 0; const id = setInterval(() => { log('i', ++n); if (n === 3) clearInterval(id); Promise.resolve().then(() => log('m', n)); }, 20);
                """, order: "i-1 m-1 i-2 m-2 i-3 m-3"),
        .init(
            name: "an error in a timer", rule: "HTML 8.1.4.6: reported before the microtasks",
            script: """
                onerror = (m, f, l, c, e) => { log('onerror', e.message); return true; };
                addEventListener('error', function f() { log('listener'); removeEventListener('error', f); });
                setTimeout(() => { queueMicrotask(() => log('micro')); throw new Error('x'); }); setTimeout(() => { log('next'); onerror = null; });
                """, order: "onerror-x listener micro next"),
        .init(
            name: "an error in a microtask and in a listener",
            rule: "HTML 8.1.4.6, DOM 2.9: the next goes on",
            script: """
                onerror = (m, f, l, c, e) => { log('onerror', e.message); return true; };
                queueMicrotask(() => { throw new Error('q'); }); queueMicrotask(() => log('b'));
                const t = new EventTarget(); t.addEventListener('x', () => { throw new Error('l'); }); t.addEventListener('x', () => log('l2'));
                t.dispatchEvent(new Event('x')); log('after'); setTimeout(() => { onerror = null; });
                """, order: "onerror-l l2 after onerror-q b"),
        .init(
            name: "reportError", rule: "HTML 8.1.4.6: at once",
            script: """
                const h = (e) => { log('error', e.error); e.preventDefault(); removeEventListener('error', h); }; addEventListener('error', h);
                Promise.resolve().then(() => log('micro')); reportError(7); log('sync');
                """, order: "error-7 sync micro"),
        .init(
            name: "unhandled rejections",
            rule: "HTML 8.1.4.7: after the microtasks, what is handled by then is not told",
            script: """
                const h = (e) => { log(e.type, e.reason); e.preventDefault(); Promise.resolve().then(() => log('after', e.reason)); };
                addEventListener('unhandledrejection', h);
                setTimeout(() => { Promise.reject(1); const p = Promise.reject(2); Promise.reject(3); queueMicrotask(() => { p.catch(() => log('in time')); }); });
                setTimeout(() => removeEventListener('unhandledrejection', h), 60);
                """, order: "in-time unhandledrejection-1 after-1 unhandledrejection-3 after-3"),
        .init(
            name: "a data: URL", rule: "Fetch 5.6: the answer is a task",
            script: """
                fetch('data:text/plain,hi').then((r) => { log('answer', r.status); return r.text(); }).then((t) => log('text', t));
                Promise.resolve().then(() => log('then')); log('sync');
                """, order: "sync then answer-200 text-hi"),
        .init(
            name: "a fetch that is aborted", rule: "Fetch 5.6: rejected at once",
            script: """
                const c = new AbortController(); fetch('data:,x', { signal: c.signal }).catch((e) => log(e.name)); c.signal.onabort = () => log('event');
                c.abort(); log('sync'); Promise.resolve().then(() => log('then'));
                """, order: "event sync AbortError then"),
        .init(
            name: "XMLHttpRequest",
            rule: "XMLHttpRequest 3.5.6: a checkpoint after each event of the answer",
            script: """
                const x = new XMLHttpRequest(); for (const t of ['readystatechange', 'loadstart', 'load', 'loadend'])
                  x.addEventListener(t, () => { log(t, x.readyState); queueMicrotask(() => log('micro', t)); });
                x.open('GET', 'data:text/plain,hi'); x.send(); log('sent');
                """,
            order: "readystatechange-1 loadstart-1 sent micro-readystatechange micro-loadstart "
                + "readystatechange-2 micro-readystatechange readystatechange-3 micro-readystatechange "
                + "readystatechange-4 micro-readystatechange load-4 micro-load loadend-4 micro-loadend"
        ),
        .init(
            name: "streams", rule: "Streams 4: start, then pull in a microtask",
            script: """
                const s = new ReadableStream({ start(c) { log('start'); c.enqueue(1); }, pull(c) { log('pull'); c.close(); } }); const r = s.getReader();
                r.read().then((v) => log('read', v.value)); r.closed.then(() => log('closed')); r.read().then((v) => log('done', v.done));
                Promise.resolve().then(() => log('then')); log('sync');
                """, order: "start sync pull read-1 then closed done-true"),
        .init(
            name: "a performance observer", rule: "Performance Timeline 5.2: a task",
            script: """
                const o = new PerformanceObserver((l) => { log('seen', l.getEntries().length); o.disconnect(); }); o.observe({ entryTypes: ['mark'] });
                performance.mark('a'); performance.mark('b'); Promise.resolve().then(() => log('then')); log('sync');
                """, order: "sync then seen-2"),
        .init(
            name: "a signal's timeout among timers", rule: "DOM 3.2.1: a task at its time",
            script: """
                const s = AbortSignal.timeout(20); s.onabort = () => log('abort', s.reason.name);
                setTimeout(() => log('before'), 5); setTimeout(() => log('after'), 60);
                """, order: "before abort-TimeoutError after"),
        .init(
            name: "animation frames",
            rule: "HTML 8.1.7.3 and 8.12: a checkpoint after each callback, new ones wait",
            script: """
                let b; requestAnimationFrame(() => { log('f1'); Promise.resolve().then(() => log('m1')); requestAnimationFrame(() => log('f4')); cancelAnimationFrame(b); });
                requestAnimationFrame(() => log('f2')); b = requestAnimationFrame(() => log('never')); Promise.resolve().then(() => log('then')); log('sync');
                """, order: "sync then f1 m1 f2 f4", hasChromium: false),
        .init(
            name: "a file's reader, a blob's text", rule: "File API 3.3.3 and 6.2: tasks",
            script: """
                const r = new FileReader(); for (const t of ['loadstart', 'progress', 'load', 'loadend']) r['on' + t] = () => { log(t); queueMicrotask(() => log('micro')); };
                new Blob(['a']).text().then((t) => log('text', t)); Promise.resolve().then(() => log('then'));
                setTimeout(() => r.readAsText(new Blob(['abc'])), 50);
                """,
            order: "then text-a loadstart micro progress micro load micro loadend micro",
            hasChromium: false),
        .init(
            name: "broadcast channels", rule: "HTML 9.5: a task for each",
            script: """
                const a = new BroadcastChannel('x'), b = new BroadcastChannel('x'); b.onmessage = (e) => { log('b', e.data); if (e.data === 2) { a.close(); b.close(); } };
                a.postMessage(1); a.postMessage(2); Promise.resolve().then(() => log('then')); log('sync');
                """, order: "sync then b-1 b-2", hasChromium: false),
    ]

    /// A script that runs scenarios one after another and prints the order of each as a line.
    static func script(_ scenarios: [EventLoopScenario]) -> String {
        """
        const out = []; const log = (...a) => { out.push(a.join('-').replace(/ /g, '-')); };
        const scenarios = [\(scenarios.map { "() => { \($0.script)\n}" }.joined(separator: ",\n"))];
        let next = 0;
        function go() {
          if (next > 0) console.log(out.join(' '));
          out.length = 0;
          if (next === scenarios.length) return;
          scenarios[next++](); setTimeout(go, 200);
        }
        go();
        """
    }
}
