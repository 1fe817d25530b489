import Foundation

/// JavaScript that stands in for the app, the page and the time, in any engine: what it answers follows from
/// a list of numbers.
enum PortalStandIns {
    /// The portals of a folder, each as the names of its scripts in their order.
    static func portals(in folder: URL) throws -> [[String]] {
        var portals: [[String]] = []
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names where name != "schemas" {
            let inside = folder.appending(path: name)
            // Some keep them in a folder of their own.
            let path =
                FileManager.default.fileExists(atPath: inside.path + "/scripts")
                ? name + "/scripts" : name
            let scripts =
                (try? FileManager.default.contentsOfDirectory(
                    atPath: folder.appending(path: path).path))?.sorted()
                .filter { $0.hasSuffix(".js") && $0 != "endless-loop.js" } ?? []
            let files = scripts.map { path + "/" + $0 }
            // Each script there is a portal of its own.
            if name == "broken" {
                portals += files.map { [$0] }
            } else if !files.isEmpty {
                portals.append(files)
            }
        }
        return portals
    }

    // A portal may have names of the same kind.
    static let before = """
        (function () {
        var state = 12345, budget = 4000, timers = [], listeners = [];
        function pick(count) {
          if (--budget < 0) throw new Error('the budget is spent');
          state = (state * 1103515245 + 12345) % 2147483648;
          return Math.floor(state / 65536) % count;
        }
        var words = [
          'success', 'failure', 'cardBusy', 'denied', 'home', 'searching', 'roaming', 'unknown', '',
          'A', '8988247000100003293', '2019-05', 'esim', 'Complete', '{"activationResult":"success"}',
          '[]', 'true', '12', 'US', 'delayed',
        ];
        function anything(depth) {
          switch (pick(9)) {
            case 0: return words[pick(words.length)];
            case 1: return pick(5);
            case 2: return pick(2) === 1;
            case 3: return undefined;
            case 4: return null;
            case 5: return words[pick(words.length)];
            default: return depth > 3 ? 'deep' : standIn(depth + 1);
          }
        }
        function standIn(depth) {
          var kept = {};
          return new Proxy(function () {}, {
            get: function (target, name) {
              if (typeof name === 'symbol') return undefined;
              if (name === 'toString' || name === 'valueOf') return function () { return 'a stand-in'; };
              if (name === 'addEventListener') {
                return function (type, listener) { if (typeof listener === 'function') listeners.push(listener); };
              }
              if (!(name in kept)) kept[name] = anything(depth);
              return kept[name];
            },
            set: function (target, name, value) { kept[name] = value; return true; },
            has: function () { return true; },
            apply: function () { return anything(depth); },
            construct: function () { return standIn(depth + 1); },
          });
        }
        function setTimeout(f, time) { timers.push(f); return timers.length; }
        function setInterval(f, time) { timers.push(f); return timers.length; }
        function clearTimeout(number) { timers[number - 1] = null; }
        function clearInterval(number) { timers[number - 1] = null; }
        function addEventListener(type, listener) { listeners.push(listener); }
        function fetch() { return Promise.resolve(standIn(0)); }
        var window = this;
        function nothing() {}
        var given = {
          window: window, self: window, setTimeout: setTimeout, setInterval: setInterval,
          clearTimeout: clearTimeout, clearInterval: clearInterval, fetch: fetch,
          addEventListener: addEventListener,
          console: { log: nothing, error: nothing, warn: nothing, info: nothing },
        };
        Object.keys(given).forEach(function (name) { window[name] = given[name]; });
        var app = [
          'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage',
          'URLSearchParams', 'URL', 'XMLHttpRequest', 'MobilePlans', 'MobilePlansInlineProfileDownload', 'DataMart', 'MobilePlansInlineOperations',
          'ActivationResult', 'NetworkRegistrationState', 'NetworkRegistrationInterval', 'MetaData',
          'PurchaseMetaData', 'OperationContext', 'AccountContext', 'PartnerCenter',
        ];
        app.forEach(function (name) { window[name] = standIn(0); });
        function attempt(f) {
          budget = 300;
          try { return f(); } catch (error) { return undefined; }
        }
        function runTimers() {
          for (var turn = 0; turn < 60 && timers.length > turn; turn++) {
            var f = timers[turn];
            if (typeof f === 'function') attempt(f);
          }
        }
        window.$standIns = {
          window: window, words: words, listeners: listeners, pick: pick, anything: anything,
          attempt: attempt, runTimers: runTimers, own: [],
        };
        window.$standIns.own = Object.getOwnPropertyNames(window);
        }).call(this);

        """

    static let after = """
        (function ({ window, words, listeners, pick, anything, attempt, runTimers, own }) {
        Object.getOwnPropertyNames(window).sort().forEach(function (name) {
          if (own.indexOf(name) >= 0 || typeof window[name] !== 'function') return;
          for (var round = 0; round < 12; round++) {
            attempt(function () { return window[name](anything(0), anything(0), anything(0)); });
            if (round % 3 === 0) {
              attempt(function () { return window[name](words[pick(words.length)], words[pick(words.length)]); });
              attempt(function () { return window[name](words[14], words[14]); });
            }
          }
        });
        for (var i = 0; i < listeners.length && i < 60; i++) {
          for (var round = 0; round < 4; round++) attempt(function () { return listeners[i](anything(0)); });
        }
        runTimers();
        })($standIns);

        """
}
