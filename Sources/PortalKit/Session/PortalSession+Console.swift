internal import JSONDocuments
package import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// What a person types while a portal is open.
extension PortalSession {
    /// What a line of the console gave.
    package enum ConsoleAnswer: Sendable {
        /// A value as `console.log` shows it, a text in quotes; nil for `undefined`.
        case value(String?)
        /// It threw what nothing caught; the trace has it as well.
        case threw(TraceEvent)
        /// It is only the beginning of something.
        case incomplete
        /// What it waits for does not come by itself.
        case pending
        /// The page that it was typed into is no longer there.
        case pageLeft
        /// The host ended it, or the run was over before.
        case ended(EndReason)
        /// No page is open.
        case noPage
    }

    /// The longest time that is let pass for what a line waits for: an hour.
    private static let longestWait = 3_600_000

    /// Evaluates what was typed, as the consoles of browsers do: an object literal is an object, and
    /// `await` waits, for which time passes.
    ///
    /// - Parameters:
    ///   - source: What places in the text carry as their file.
    ///   - isComplete: Whether no more will come, so that a beginning is a mistake.
    /// - Returns: The answer, and the text that the engine was given, in which places are.
    package func console(
        _ text: String, source: String, isComplete: Bool = false
    ) -> (answer: ConsoleAnswer, evaluated: String) {
        if let stop { return (.ended(stop), text) }
        guard let page, !page.isClosed else { return (.noPage, text) }
        let typed = ConsoleText(text)
        if typed.isIncomplete, !isComplete { return (.incomplete, text) }
        if typed.awaits {
            for body in typed.asynchronousBodies {
                let program = Self.waiting(for: body)
                if isProgram(program) { return (wait(for: program, source, in: page), program) }
            }
        }
        let form = typed.plainForms.first(where: isProgram) ?? text
        return (evaluateNow(form, source, isComplete, in: page), form)
    }

    private func isProgram(_ text: String) -> Bool {
        (try? ScriptProgram(text, url: "", machine: host.machine)) != nil
    }

    private func evaluateNow(
        _ text: String, _ source: String, _ isComplete: Bool, in page: Page
    ) -> ConsoleAnswer {
        do throws(ScriptFailure) {
            return .value(try shown(try evaluate(text, source, in: page), in: page))
        } catch {
            switch failed(error, nil, source, in: page) {
            case .threw(let event):
                // The engine says this of a function without a body, say.
                if !isComplete, event.name == "SyntaxError",
                    event.arguments.contains(where: {
                        $0.displayText.contains("Unexpected end of script")
                    })
                {
                    forgetLastEvent()
                    return .incomplete
                }
                return .threw(event)
            case .ended(let reason): return .ended(reason)
            case .value, .notCallable: return .noPage
            }
        }
    }

    /// A value as `console.log` shows it.
    private func shown(_ value: ScriptValue, in page: Page) throws(ScriptFailure) -> String? {
        value.isUndefined ? nil : try page.shownOnConsole(value)
    }

    // MARK: - await

    /// A function that is given two others, one for the value and one for what was thrown.
    private static func waiting(for body: String) -> String {
        "(async ($value, $reason) => { try { $value(await (async () => {\n\(body)\n})()); } "
            + "catch (error) { $reason(error); } })"
    }

    /// What came of waiting.
    private final class Settled {
        var value: ScriptValue?
        var reason: ScriptValue?
        var isSettled: Bool { value != nil || reason != nil }
    }

    private func wait(
        for program: String, _ source: String, in page: Page
    ) -> ConsoleAnswer {
        let settled = Settled()
        do throws(ScriptFailure) {
            let context = page.context
            let function = try evaluate(program, source, in: page)
            let value = context.makeFunction(named: "value", length: 1) { call in
                settled.value = call.retained(at: 0)
                return .undefined
            }
            let reason = context.makeFunction(named: "reason", length: 1) { call in
                settled.reason = call.retained(at: 0)
                return .undefined
            }
            try context.perform { () throws(ScriptFailure) in
                _ = try function.call([value, reason])
            }
            let end = loop.time(after: Self.longestWait)
            while !settled.isSettled, stop == nil, self.page === page, loop.now < end {
                guard loop.runOne(until: end) == .ran else { break }
            }
            if let stop { return .ended(stop) }
            guard self.page === page, !page.isClosed else { return .pageLeft }
            if let value = settled.value { return .value(try shown(value, in: page)) }
            guard let reason = settled.reason else { return .pending }
            try context.evaluate("(function (reason) { throw reason; })").call([reason])
            return .pending
        } catch {
            switch failed(error, nil, source, in: page) {
            case .threw(let event): return .threw(event)
            case .ended(let reason): return .ended(reason)
            case .value, .notCallable: return .noPage
            }
        }
    }

    // MARK: - What the page is like

    /// The page as assistive technology sees it: roles, names and states, as indented text.
    package func accessibleTree() -> String? {
        // A page that cannot answer was ended, which is told elsewhere.
        user { feature throws(ScriptFailure) in try feature.tree() }
    }

    /// The markup of what a selector matches; nil where no page is open.
    package func markup(of selector: String) -> String? {
        user { feature throws(ScriptFailure) in try feature.markup(selector) }
    }

    /// The role, name and states of what a selector matches, as a locator by role sees them; nil where no
    /// page is open.
    package func roles(of selector: String) -> String? {
        user { feature throws(ScriptFailure) in try feature.roles(selector) }
    }

    private func user(
        _ ask: (UserFeature) throws(ScriptFailure) -> String
    ) -> String? {
        guard stop == nil, let page, !page.isClosed, let feature: UserFeature = page.feature()
        else { return nil }
        do throws(ScriptFailure) {
            return try ask(feature)
        } catch {
            page.report(error)
            return nil
        }
    }

    /// What may stand in the place of the last word of a line: names of the page, and members of
    /// objects as far as no getter has to run for them.
    ///
    /// - Parameter path: The word: "MobilePlans.no".
    package func completions(of path: String) -> [String] {
        guard stop == nil, let page, !page.isClosed, path.utf8.count < 500 else { return [] }
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last,
            parts.allSatisfy({ $0.isEmpty || Self.isName($0) }),
            !parts.dropLast().contains("")
        else { return [] }
        do throws(ScriptFailure) {
            let context = page.context
            let completer = try context.evaluate(Self.completer, url: "host:completions")
            let path = parts.dropLast().joined(separator: ".")
            let found = try completer.call([context.makeString(path), context.makeString(last)])
            let before = parts.dropLast().map { $0 + "." }.joined()
            return try found.elements().compactMap(\.string).map { before + $0 }
        } catch {
            // What cannot be looked at has no completions.
            return []
        }
    }

    /// Names are read without running anything of the page, but for proxies.
    private static let completer = """
        (function (path, start) {
          var value = window;
          var steps = path === '' ? [] : path.split('.');
          function property(object, name) {
            for (var o = object; o !== null && o !== undefined; o = Object.getPrototypeOf(o)) {
              var found = Object.getOwnPropertyDescriptor(o, name);
              if (found) { return found; }
            }
            return undefined;
          }
          for (var i = 0; i < steps.length; i++) {
            var found = property(Object(value), steps[i]);
            if (!found && i === 0) {
              // A name of a script's own, such as a 'const'.
              try { value = (0, eval)(steps[0]); } catch (error) { return []; }
              continue;
            }
            if (!found || !('value' in found)) { return []; }
            value = found.value;
            if (value === null || value === undefined) { return []; }
          }
          var names = Object.create(null);
          for (var o = Object(value); o !== null; o = Object.getPrototypeOf(o)) {
            Object.getOwnPropertyNames(o).forEach(function (name) {
              var isName = /^[A-Za-z_$][\\w$]*$/.test(name);
              if (isName && name.indexOf(start) === 0) { names[name] = 1; }
            });
          }
          return Object.keys(names).sort().slice(0, 400);
        })
        """
}
