import Foundation
import Testing

/// A library as Debian ships it, and a portal's script that uses it.
struct RealLibrary: Sendable, CustomTestStringConvertible {
    let file: String
    let script: String
    let lines: [String]
    /// Whether a browser says the same: not where the answer hangs on the virtual date or on fixtures.
    var isSameInChromium = true

    var testDescription: String { URL(filePath: file).lastPathComponent }
    var isThere: Bool { FileManager.default.fileExists(atPath: file) }

    static let javascript = "/usr/share/javascript/"
    static let node = "/usr/share/nodejs/"

    /// Those that need neither a network nor a date.
    static let plain: [RealLibrary] = [
        .init(
            file: javascript + "lodash/lodash.js",
            script: """
                var log = function () { console.log([].slice.call(arguments).map(String).join(' ')); };
                var ticks = [], count = 0, d = _.debounce(function (x) { log('debounced', x); }, 300), th = _.throttle(function (x) { ticks.push(x); }, 250);
                for (var i = 0; i < 10; i++) (function (i) { setTimeout(function () { d(i); th(i); }, i * 100); })(i);
                setTimeout(function () { log('throttled', ticks[0], ticks[ticks.length - 1], ticks.length < 7); }, 3000);
                _.delay(log, 5000, 'delayed'); _.defer(log, 'deferred');
                log(_.template('<% _.forEach(plans, function (p) { %>[<%- p.name %>]<% }); %>${ total }')({ plans: [{ name: 'a & b' }, { name: 'c' }], total: 3 }));
                var m = new Map([['k', { d: new Date(0), s: new Set([1]), r: /x/g, b: new Uint8Array([1, 2]), n: [1, , 3] }]]); m.get('k').self = m;
                var c = _.cloneDeep(m); log(c !== m, c.get('k').self === c, _.isEqual(c.get('k').d, new Date(0)), c.get('k').s.has(1), c.get('k').b[1], c.get('k').r.flags, _.isEqual(m, c));
                log(JSON.stringify(_.merge({ a: [{ b: 1 }] }, { a: [{ c: 2 }] })), _.get({ a: [{ b: { c: 3 } }] }, 'a[0].b.c'), _.camelCase('MO direct-status'), JSON.stringify(_.groupBy([6.1, 4.2, 6.3], Math.floor)));
                log(JSON.stringify(_.chain([1, 2, 3]).map(function (x) { return x * x; }).filter(function (x) { return x > 1; }).value()), _.isElement({}), _.isError((function () { try { atob('\\u00e9'); } catch (e) { return e; } })()));
                """,
            lines: [
                "[a &amp; b][c]3", "true true true true 2 g true",
                "{\"a\":[{\"b\":1,\"c\":2}]} 3 moDirectStatus {\"4\":[4.2],\"6\":[6.1,6.3]}",
                "[4,9] false true", "deferred", "debounced 9", "throttled 0 9 true", "delayed",
            ]),
        .init(
            file: javascript + "underscore/underscore.js",
            script: """
                console.log(_.template('<%- x %>')({ x: '<a>' }) + ' ' + _.range(3).join() + ' ' + _.uniq([1, 1, 2]).join());
                var d = _.debounce(function () { console.log('once'); }, 50); d(); d(); d(); _.delay(function () { console.log('later'); }, 200);
                """, lines: ["&lt;a&gt; 0,1,2 1,2", "once", "later"]),
        .init(
            file: javascript + "async/async.js",
            script: """
                async.waterfall([function (cb) { setTimeout(function () { cb(null, 1); }, 1000); }, function (a, cb) { cb(null, a + 1); }], function (e, r) { console.log('waterfall ' + r); });
                async.parallel([function (cb) { setTimeout(cb, 120, null, 'a'); }, function (cb) { setTimeout(cb, 110, null, 'b'); }], function (e, r) { console.log('parallel ' + r.join()); });
                var n = 0; async.whilst(function () { return n < 3; }, function (cb) { n++; setTimeout(cb, 500); }, function () { console.log('whilst ' + n); });
                var q = async.queue(function (t, cb) { console.log('task ' + t); setTimeout(cb, 10); }, 1); q.push('x'); q.push('y'); q.drain = function () { console.log('drained'); };
                """,
            lines: ["task x", "task y", "drained", "parallel a,b", "waterfall 2", "whilst 3"]),
        .init(
            file: node + "immutable/dist/immutable.js",
            script: """
                var s = Immutable.fromJS({ cart: { items: [{ gb: 10 }] } }), t = s.updateIn(['cart', 'items', 0, 'gb'], function (x) { return x + 5; });
                console.log(JSON.stringify(t) + ' ' + s.getIn(['cart', 'items', 0, 'gb']) + ' ' + Immutable.is(s, Immutable.fromJS(s.toJS())));
                console.log(Immutable.Range(0, Infinity).map(function (x) { return x * x; }).filter(function (x) { return x % 2; }).take(3).toArray().join() + ' ' + Immutable.OrderedSet([3, 1, 3]).size + ' ' + Immutable.List([1, 2]));
                """,
            lines: ["{\"cart\":{\"items\":[{\"gb\":15}]}} 10 true", "1,9,25 2 List [ 1, 2 ]"]),
        .init(
            file: javascript + "handlebars/handlebars.js",
            script: """
                Handlebars.registerHelper('gb', function (n) { return new Handlebars.SafeString('(' + n + ' GB)'); });
                console.log(Handlebars.compile('{{#each plans}}{{@index}}:{{gb size}} {{name}} {{/each}}{{#if none}}no{{else}}yes{{/if}}')({ plans: [{ size: 10, name: 'a & b' }] }));
                """, lines: ["0:(10 GB) a &amp; b yes"]),
        .init(
            file: node + "ramda/dist/ramda.js",
            script: """
                console.log(R.pipe(R.filter(R.propEq('gb', 10)), R.pluck('name'), R.join('/'))([{ gb: 10, name: 'a' }, { gb: 20, name: 'b' }]) + ' '
                  + R.equals(new Map([[1, [2]]]), new Map([[1, [2]]])) + ' ' + R.type(new Map()) + ' ' + R.type(location) + ' ' + R.type(new URL('http://a/')));
                """, lines: ["a true Map Location URL"]),
        .init(
            file: node + "redux/dist/redux.js",
            script: """
                var thunk = function (s) { return function (next) { return function (a) { return typeof a === 'function' ? a(s.dispatch) : next(a); }; }; };
                var st = Redux.createStore(Redux.combineReducers({ n: function (s, a) { return a.type === 'add' ? s + a.by : s || 0; } }), Redux.applyMiddleware(thunk));
                st.subscribe(function () { console.log(st.getState().n); }); st.dispatch({ type: 'add', by: 2 }); st.dispatch(function (d) { setTimeout(d, 1000, { type: 'add', by: 3 }); });
                """, lines: ["2", "5"]),
        .init(
            file: node + "js-yaml/dist/js-yaml.js",
            script: """
                console.log(JSON.stringify(jsyaml.load('plans:\\n  - name: a\\n    gb: 10\\n    from: 2019-01-15\\n')) + JSON.stringify(jsyaml.dump({ a: [1, { b: null }] })));
                """,
            lines: [
                "{\"plans\":[{\"name\":\"a\",\"gb\":10,\"from\":\"2019-01-15T00:00:00.000Z\"}]}\"a:\\n  - 1\\n  - b: null\\n\""
            ]),
        .init(
            file: javascript + "bignumber/bignumber.js",
            script:
                "console.log(new BigNumber('0.1').plus('0.2') + ' ' + new BigNumber(2).pow(100).toFixed() + ' ' + BigNumber.random(5).isLessThan(1));",
            lines: ["0.3 1267650600228229401496703205376 true"]),
        .init(
            file: node + "regenerator-runtime/runtime.js",
            script: """
                var marked = regeneratorRuntime.mark(function g() { return regeneratorRuntime.wrap(function (c) { while (1) switch (c.prev = c.next) {
                  case 0: c.next = 2; return 1; case 2: c.next = 4; return 2; case 4: case 'end': return c.stop(); } }, marked); });
                console.log(Array.from(marked()).join());
                regeneratorRuntime.async(function (c) { while (1) switch (c.prev = c.next) {
                  case 0: c.next = 2; return regeneratorRuntime.awrap(new Promise(function (r) { setTimeout(r, 1000, 'awaited'); }));
                  case 2: console.log(c.sent); case 3: case 'end': return c.stop(); } });
                """, lines: ["1,2", "awaited"]),
        .init(
            file: javascript + "es6-promise/es6-promise.js",
            script: """
                // Debian's build gives its Promise as window.default; it goes by a MutationObserver. In the place of the window's own the platform does not mind.
                Promise = window['default'];
                console.log(/native/.test(String(Promise)));
                Promise.resolve(1).then(function (v) { console.log('then ' + v); return new Promise(function (r) { setTimeout(r, 1000, 3); }); }).then(function (v) { console.log('later ' + v); });
                Promise.race([new Promise(function (r) { setTimeout(r, 200, 'slow'); }), new Promise(function (_, n) { setTimeout(n, 100, 'fast'); })]).catch(function (e) { console.log(e); });
                fetch('data:,hi').then(function (r) { return r.text(); }).then(function (t) { console.log(t); }); console.log('sync');
                """, lines: ["false", "sync", "then 1", "hi", "fast", "later 3"]),
    ]
}
