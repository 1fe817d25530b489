/// Rules about syntax that the old WebView cannot parse (mobile-plans.md, section 11).
extension RuleCatalog {
    static let syntax: [RuleDescription] = ObsoleteSyntax.allCases.map { syntax in
        RuleDescription(
            syntax.rawValue, .error, .webView, "Scripts do without \(syntax.name).",
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
        case .lineSeparatorInString: "var text = \"a↓\u{2028}b\";"
        }
    }
}
