internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// What a page offers to a person who wants to try it: functions to call and controls to click.
extension PortalSession {
    /// A function of the portal that could be called from outside.
    package struct OfferedFunction: Equatable {
        /// How a script reaches it: `buy`, `shop.buy`.
        package var name: String
        /// How many arguments it takes.
        package var parameters: Int
        /// Whether its text has a call into the app.
        package var mentionsApp: Bool
        /// Whether no other of the functions calls it.
        package var isRoot = true
        /// Whether the portal has its name in a text, as of a callback.
        package var isGivenAway = false
    }

    /// Functions in the global scope, `const` and `let` included, and methods of the portal's own
    /// objects there; without helpers of compilers. Those that a person would call come first, and those
    /// that the portal gives away by their names last.
    func offeredFunctions() -> [OfferedFunction] {
        guard stop == nil || stop == .callFailed, let page, !page.isClosed else { return [] }
        let all = options.allScripts(scripts) + documentScripts.all
        var names = page.addedGlobals()
        let globals = Set(names.map { CodeUnits($0) })
        for declaration in all.flatMap({ ScriptOutline($0).declarations }) {
            let isLexical = ["const", "let"].contains(declaration.keyword)
            if isLexical, !globals.contains(declaration.name) { names.append(declaration.name) }
        }
        names = Array(names.filter(Self.canBeOffered).prefix(Self.mostNames))
        guard let found = try? page.context.evaluate(Self.look(at: names), url: "lookup"),
            case .array(let values) = found.snapshot()
        else { return [] }
        let given = Set(all.flatMap(Self.texts).map { CodeUnits($0) })
        let functions = values.compactMap { value -> OfferedFunction? in
            guard case .array(let parts) = value, parts.count == 4, let name = parts[0].string,
                case .number(let count) = parts[1]
            else { return nil }
            return OfferedFunction(
                name: name, parameters: Int(exactly: count) ?? 1,
                mentionsApp: parts[2] == .bool(true), isRoot: parts[3] == .bool(true),
                isGivenAway: given.contains(name))
        }
        func rank(_ function: OfferedFunction) -> Int {
            (function.isGivenAway ? 8 : 0) + (function.isRoot ? 0 : 4)
                + (function.mentionsApp ? 0 : 2)
                + (function.parameters == 0 ? 0 : 1)
        }
        return functions.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }.map(\.element)
    }

    /// What can be clicked and filled in on what the page shows, in its order.
    func offers() -> PageOffers {
        guard content.isDocument, stop == nil, let page, !page.isClosed,
            let feature: UserFeature = page.feature()
        else { return PageOffers() }
        do throws(ScriptFailure) {
            // Where pages are compared by their offers, there is more to one.
            if !options.listsClicks, try !feature.mayOffer() { return PageOffers() }
            return PageOffers(Self.json(try feature.offers()))
        } catch {
            page.report(error)
            return PageOffers()
        }
    }

    /// What a user calls the things that can be clicked and filled in now, each once.
    package func offeredNames() -> [String] {
        let offers = offers()
        let filled = (offers.fills + offers.changes).compactMap { line -> String? in
            guard case .words(let name, _) = (try? UserAction(command: line))?.locator else {
                return nil
            }
            return name
        }
        var names: [String] = []
        for name in offers.clicks.map(\.control.name) + filled
        where !name.isEmpty && !names.contains(where: { $0.hasSameCodeUnits(as: name) }) {
            names.append(name)
        }
        return names
    }

    private static let mostNames = 200

    private static func canBeOffered(_ name: String) -> Bool {
        guard isName(name), !name.contains("."), !name.hasPrefix("__") else { return false }
        // `window.default` is a property, and no name of a script.
        var lexer = JavaScriptLexer(JavaScriptSource(name))
        return lexer.next()?.kind == .identifier
    }

    /// The texts between quotes in a script: a function that is named by one is called by name.
    private static func texts(in script: PortalScript) -> [String] {
        var lexer = JavaScriptLexer(JavaScriptSource(script.source))
        var texts: [String] = []
        while let token = lexer.next() {
            guard token.kind == .string else { continue }
            texts.append(String(lexer.source.text(token).dropFirst().dropLast()))
        }
        return texts
    }

    /// A script that lists the functions behind some names, and those in objects behind them: name,
    /// number of parameters, and whether the text calls the app. It runs no getter.
    private static func look(at names: [String]) -> String {
        let readers = names.map { "['\($0)', function () { return \($0); }]" }
            .joined(separator: ",\n")
        return """
            (function () {
                var out = [], sources = [], seen = [], text = Function.prototype.toString;
                function take(name, value) {
                    var source = text.call(value);
                    if (/^class\\b|\\[native code\\]/.test(source) || out.length >= 300) return;
                    out.push([name, value.length, /\\bnotify[A-Z]/.test(source), true]);
                    sources.push(source);
                }
                function members(name, object, from) {
                    var keys = Object.getOwnPropertyNames(from);
                    for (var i = 0; i < keys.length && i < 100; i += 1) {
                        var own = Object.getOwnPropertyDescriptor(from, keys[i]);
                        if (!/^[A-Za-z$][\\w$]*$/.test(keys[i]) || keys[i] === 'constructor') continue;
                        if (typeof own.value === 'function') take(name + '.' + keys[i], own.value);
                    }
                }
                var readers = [\(readers)];
                for (var i = 0; i < readers.length; i += 1) {
                    try {
                        var name = readers[i][0], value = readers[i][1]();
                        if (typeof value === 'function') take(name, value);
                        if (value === null || typeof value !== 'object' || value === window) continue;
                        if (seen.indexOf(value) >= 0) continue;
                        seen.push(value);
                        members(name, value, value);
                        var prototype = Object.getPrototypeOf(value);
                        if (prototype && prototype !== Object.prototype) members(name, value, prototype);
                    } catch (error) { continue; }
                }
                for (var own = 0; own < out.length; own += 1) {
                    var last = out[own][0].split('.').pop().replace(/\\$/g, '\\\\$&');
                    var call = new RegExp('(^|[^\\\\w$])' + last + '\\\\s*\\\\(');
                    for (var other = 0; other < out.length; other += 1) {
                        if (other !== own && call.test(sources[other])) out[own][3] = false;
                    }
                }
                return out;
            })()
            """
    }
}
