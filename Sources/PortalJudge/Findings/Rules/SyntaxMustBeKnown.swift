internal import PortalTrace

/// The WebView of a device cannot parse today's syntax (mobile-plans.md, section 11).
///
/// Lint: an error for each kind of such syntax in a script, at its first use; an information for what
/// only a `try` block compiles.
struct SyntaxMustBeKnown: ScriptRule {
    func findings(in script: PortalScript) -> [Finding] {
        var findings: [Finding] = []
        var indices: [Use: Int] = [:]
        var counts: [Int] = []
        for (report, place) in Self.reports(in: script) {
            let use = Use(syntax: report.syntax, isGuarded: place == .guardedText)
            if let known = indices[use] {
                counts[known] += 1
                continue
            }
            indices[use] = findings.count
            counts.append(1)
            var finding = Finding(
                Self.description(report.syntax),
                "the WebView of the app (EdgeHTML 18) cannot parse \(report.syntax.name), so "
                    + "\(place.consequence); \(report.syntax.advice)",
                at: script.location(report.place),
                notes: ["Edge has it since version \(report.syntax.firstEdge)"])
            if use.isGuarded { finding.severity = .info }
            findings.append(finding)
        }
        for (index, count) in counts.enumerated() where count > 1 {
            findings[index].notes.append("used \(count) times in this script")
        }
        return findings
    }

    /// What is told once in a script.
    private struct Use: Hashable {
        let syntax: ObsoleteSyntax
        let isGuarded: Bool
    }

    /// Where such syntax stands.
    private enum Place {
        case script, text
        /// In a text that a `try` block compiles, mostly to find out what the engine can.
        case guardedText

        var consequence: String {
            switch self {
            case .script: "nothing of this script runs there"
            case .text: "this text throws a SyntaxError there"
            case .guardedText: "this text throws a SyntaxError there, in a 'try' block"
            }
        }
    }

    /// What stands in the script, and in the texts that it compiles when it runs.
    private static func reports(
        in script: PortalScript
    ) -> [(report: ObsoleteSyntaxScan.Report, place: Place)] {
        let source = JavaScriptSource(script.source)
        let pieces = script.pieces(of: source)
        var reports = pieces.flatMap { piece in
            ObsoleteSyntaxScan(piece.source, isModule: piece.isModule).reports.map { found in
                var found = found
                found.offset += piece.start
                return (report: found, place: Place.script)
            }
        }
        if pieces.count > 1, !reports.isEmpty {
            // A piece has places of its own.
            let places = SourcePlaces(source)
            for index in reports.indices {
                reports[index].report.place = places.place(at: reports[index].report.offset)
            }
        }
        let texts = CompiledTexts.all(in: source)
        guard !texts.isEmpty else { return reports }
        let places = SourcePlaces(source)
        for text in texts {
            let place = places.place(at: text.offset)
            for found in ObsoleteSyntaxScan(JavaScriptSource(text.source), isModule: false).reports
            {
                let report = ObsoleteSyntaxScan.Report(
                    syntax: found.syntax, offset: text.offset, place: place)
                reports.append((report: report, place: text.isGuarded ? .guardedText : .text))
            }
        }
        return reports.enumerated().sorted {
            ($0.element.report.offset, $0.offset) < ($1.element.report.offset, $1.offset)
        }.map(\.element)
    }
}

extension SyntaxMustBeKnown {
    static let descriptions = ObsoleteSyntax.allCases.map(description)

    private static func description(_ syntax: ObsoleteSyntax) -> RuleDescription {
        RuleDescription(
            RuleID(rawValue: syntax.rawValue), .error, .webView,
            "Scripts do without \(syntax.name).",
            because: "EdgeHTML 18 cannot parse it, so nothing of the script runs; "
                + "Edge has it since version \(syntax.firstEdge). Instead: \(syntax.advice).",
            source: "mobile-plans.md, section 11",
            passing: [RuleExample("var plan = { name: \"10 GB\" };", target: .webView)],
            failing: [RuleExample(example(of: syntax), target: .webView)])
    }

    private static func example(of syntax: ObsoleteSyntax) -> String {
        switch syntax {
        case .optionalChaining: "var name = window.plan↓?.name;"
        case .nullishCoalescing: "var name = window.name ↓?? \"none\";"
        case .logicalAssignment: "var name = \"\";\nname ↓||= \"none\";"
        case .classField: "class Plan {\n    ↓name = \"10 GB\";\n}"
        case .privateField: "class Plan {\n    ↓#name = \"10 GB\";\n}"
        case .privateMethod: "class Plan {\n    ↓#buy() {}\n}"
        case .privateIn:
            "class Plan {\n    #name;\n    static is(o) {\n        ↓return #name in o;\n    }\n}"
        case .staticBlock: "class Plan {\n    ↓static {}\n}"
        case .numericSeparator: "var bytes = ↓10_000;"
        case .objectSpread: "var plan = { ↓...window };"
        case .optionalCatchBinding: "try {} ↓catch {}"
        case .asyncGenerator: "↓async function* plans() {}"
        case .forAwait: "async function all(plans) {\n    ↓for await (const plan of plans) {}\n}"
        case .bigInt: "var iccid = ↓8988247000100003293n;"
        case .dynamicImport: "function load() {\n    ↓import(\"./plans.js\");\n}"
        case .importMeta: "var here = ↓import.meta.url;"
        case .exportStarAs: "↓export * as plans from \"./plans.js\";"
        case .topLevelAwait: "export {};\n↓await 1;"
        case .regExpDotAll: "var all = /./↓s;"
        case .regExpIndices: "var all = /./↓d;"
        case .regExpSets: "var all = /[a--b]/↓v;"
        case .regExpLookBehind: "var all = /↓(?<=a)b/;"
        case .regExpNamedGroup: "var all = /↓(?<year>b)/;"
        case .regExpProperty: "var all = /↓\\p{L}/u;"
        case .regExpModifiers: "var all = /↓(?i:gb)/;"
        case .templateEscape: "function raw(t) { return t.raw[0]; }\nraw`C:↓\\unit`;"
        case .hashbang: "↓#!/usr/bin/env node\nvar a = 1;"
        case .importAttributes: "import plans from \"./plans.json\" ↓with { type: \"json\" };"
        case .stringModuleName: "var a = 1;\nexport { a as ↓\"a b\" };"
        case .lineSeparatorInString: "var text = \"a↓\u{2028}b\";"
        }
    }
}
