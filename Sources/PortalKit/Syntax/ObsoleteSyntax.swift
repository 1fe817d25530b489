/// Syntax that the WebView of the Mobile Plans app, EdgeHTML 18, cannot parse.
///
/// A script with any of it does not run there at all: not one statement, whatever branch it is in.
package enum ObsoleteSyntax: String, CaseIterable, Sendable {
    case optionalChaining = "webview-optional-chaining"
    case nullishCoalescing = "webview-nullish-coalescing"
    case logicalAssignment = "webview-logical-assignment"
    case classField = "webview-class-field"
    case privateField = "webview-private-field"
    case privateMethod = "webview-private-method"
    case privateIn = "webview-private-in"
    case staticBlock = "webview-static-block"
    case numericSeparator = "webview-numeric-separator"
    case objectSpread = "webview-object-spread"
    case optionalCatchBinding = "webview-optional-catch-binding"
    case asyncGenerator = "webview-async-generator"
    case forAwait = "webview-for-await"
    case bigInt = "webview-bigint"
    case dynamicImport = "webview-dynamic-import"
    case importMeta = "webview-import-meta"
    case exportStarAs = "webview-export-star-as"
    case topLevelAwait = "webview-top-level-await"
    case regExpDotAll = "webview-regexp-flag-s"
    case regExpIndices = "webview-regexp-flag-d"
    case regExpSets = "webview-regexp-flag-v"
    case regExpLookBehind = "webview-regexp-look-behind"
    case regExpNamedGroup = "webview-regexp-named-group"
    case regExpProperty = "webview-regexp-property-escape"
    case regExpModifiers = "webview-regexp-modifiers"
    case lineSeparatorInString = "webview-line-separator-in-string"
    case templateEscape = "webview-template-escape"
    case hashbang = "webview-hashbang"
    case importAttributes = "webview-import-attributes"
    case stringModuleName = "webview-string-module-name"

    /// What people call it.
    package var name: String { texts.name }

    /// What to write instead.
    package var advice: String { texts.advice }

    /// The first version of Edge that has it.
    package var firstEdge: Int {
        switch self {
        case .optionalChaining, .nullishCoalescing: 80
        case .privateMethod: 84
        case .logicalAssignment: 85
        case .stringModuleName: 88
        case .topLevelAwait: 89
        case .regExpIndices: 90
        case .privateIn: 91
        case .staticBlock: 94
        case .regExpSets: 112
        case .importAttributes: 123
        case .regExpModifiers: 125
        default: 79
        }
    }
}

extension ObsoleteSyntax {
    private var texts: (name: String, advice: String) {
        switch self {
        case .optionalChaining:
            ("optional chaining (?.)", "test for the value before: a && a.b")
        case .nullishCoalescing:
            ("nullish coalescing (??)", "compare with null: a != null ? a : b")
        case .logicalAssignment:
            ("logical assignment (??=, ||=, &&=)", "write the test and the assignment: a = a || b")
        case .classField:
            ("class field", "assign it in the constructor, a static one after the class")
        case .privateField:
            ("private field (#name)", "use a property or a WeakMap, set in the constructor")
        case .privateMethod:
            ("private method (#name)", "use an ordinary method or a function outside the class")
        case .privateIn:
            ("test for a private name (#name in object)", "use a WeakSet or instanceof")
        case .staticBlock:
            ("class static block", "run the statements after the class")
        case .numericSeparator:
            ("numeric separator (1_000)", "write the number without _")
        case .objectSpread:
            ("object rest or spread ({...o})", "use Object.assign, or name the properties")
        case .optionalCatchBinding:
            ("catch without a binding", "name the error: catch (error)")
        case .asyncGenerator:
            ("async generator", "use an async function that fills an array, or callbacks")
        case .forAwait:
            ("for await", "loop over promises and await each")
        case .bigInt:
            ("BigInt literal (1n)", "use a number, or a string for long digits")
        case .dynamicImport:
            ("dynamic import()", "load the script with a script element")
        case .importMeta:
            ("import.meta", "hand the address to the script in another way")
        case .exportStarAs:
            ("export * as", "import the names first, then export the object")
        case .topLevelAwait:
            ("await outside of a function", "put the code into an async function and call it")
        case .regExpDotAll:
            ("regular expression flag s", "write [\\s\\S] for the dot")
        case .regExpIndices:
            ("regular expression flag d", "compute the places from index and the groups' lengths")
        case .regExpSets:
            ("regular expression flag v", "use the flag u and plain character classes")
        case .regExpLookBehind:
            ("look-behind in a regular expression", "match what comes before and use a group")
        case .regExpNamedGroup:
            ("named group in a regular expression", "use a numbered group")
        case .regExpProperty:
            ("Unicode property in a regular expression (\\p{…})", "list the characters' ranges")
        case .regExpModifiers:
            ("modifiers in a regular expression ((?i:…))", "set the flag for all of it")
        case .lineSeparatorInString:
            ("line separator in a string (U+2028, U+2029)", "write \\u2028 or \\u2029")
        case .templateEscape:
            ("an escape in a tagged template that is none (\\unit)", "write a second \\ before it")
        case .hashbang:
            ("the first line #!", "leave it out of what goes to browsers")
        case .importAttributes:
            ("import attributes (with { … })", "load the data with fetch")
        case .stringModuleName:
            ("a text as the name of an export", "use a name without quotes")
        }
    }
}
