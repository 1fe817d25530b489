/// Follows the grammar of a script from token to token, as far as the lexer and the scan need it.
///
/// It knows what each bracket opened and what can stand at the present place. That decides whether a
/// slash divides, whether a brace is a block, and finds the syntax that no single token shows. Scripts
/// that are wrong are followed somehow: every token is one step, and each nesting takes eight bytes.
struct GrammarTracker {
    /// What can stand at the present place.
    enum Position: UInt8 {
        case statementStart
        case operand
        /// At the begin of a `for` head.
        case forStart
        /// After `var`, `let` or `const`, and after a comma there.
        case binding
        case afterOperand
        /// After `return` or `yield`: an operand, or a statement if a line ends.
        case restricted
        /// After `break` or `continue`: a label, or a statement.
        case jump
        /// After `.` or `?.`.
        case afterDot
        /// After `import.`.
        case importDot
        /// After `if`, `while`, `for`, `with`, `switch` or `catch`.
        case head
        /// Between `function` and its parenthesis.
        case functionHead
        /// After the parameters of a function or a method.
        case functionBody
        /// After `=>`.
        case arrowBody
        /// After `class` and its name.
        case classHead
        /// After `let` where it can declare or be a name.
        case letStart
        /// Before a property of an object or a member of a class.
        case elementStart
        /// After `static`, `async`, `get` or `set` there, which may be the name itself.
        case elementModifier
        /// After the `*` there.
        case elementKey
        /// After the name there.
        case afterKey
        case importStart
        case exportStart
        case exportDefault
        /// After `export {…}`.
        case exportEnd
        /// Inside an `import` or `export … from` declaration.
        case moduleClause
    }

    /// What is open around the present place.
    struct Frame {
        enum Kind: UInt8 {
            case script, block, functionBody, object, classBody, specifiers
            case parentheses, statementHead, forHead, parameters
            case brackets, computedKey
            /// `${…}`.
            case substitution
            /// The body of an arrow function that has no braces, where it changes what `await` or
            /// `yield` is.
            case arrow
        }

        var kind: Kind
        var traits: Traits = []
        /// What was around before a function or a class began.
        var outer: Traits = []
        /// Classes whose body is to come: `class A extends …`.
        var pendingClasses: UInt8 = 0
        /// `?` whose `:` is to come.
        var ternaries: UInt32 = 0
    }

    /// What a function, or a bracket of one, is.
    struct Traits: OptionSet {
        let rawValue: UInt8
        static let isFunction = Traits(rawValue: 1)
        static let isAsync = Traits(rawValue: 2)
        static let isGenerator = Traits(rawValue: 4)
        /// A statement of its own, so that no operator can follow.
        static let isDeclaration = Traits(rawValue: 8)
        static let isMethod = Traits(rawValue: 16)
        static let isArrow = Traits(rawValue: 32)
        /// The outermost pending class of this frame is a declaration.
        static let declaresClass = Traits(rawValue: 64)
        /// The statement in this frame declares variables.
        static let declaresVariables = Traits(rawValue: 128)
    }

    /// Syntax that a token completed, and where it began.
    struct Fact {
        enum Kind {
            case classField, privateField, privateMethod, privateIn, staticBlock, objectSpread
            case optionalCatch, asyncGenerator, forAwait, topLevelAwait
            case dynamicImport, importMeta, exportStarAs
            /// An `import` or `export` declaration.
            case moduleSyntax
        }

        var kind: Kind
        var offset: Int
    }

    /// What the last token completed.
    var fact: Fact?
    var position = Position.statementStart
    var top = Frame(kind: .script)
    var outerFrames: [Frame] = []
    /// The function around the present place; empty outside of all.
    var context: Traits = []
    let isModule: Bool

    // MARK: Memory of the last few tokens

    enum AsyncState: UInt8 {
        case none
        /// `async`, which may begin a function.
        case word
        /// `async x` or `async (…)`, which `=>` makes a function.
        case head
    }

    var async = AsyncState.none
    var wasAsync = AsyncState.none
    var asyncStart = 0
    var asyncBeganStatement = false
    /// Where `#x` stands if it was the last token and an operand, otherwise -1.
    var privateStart = -1
    var wasPrivate = -1
    var headWord = JavaScriptWord.other
    var headStart = 0
    var headAwaits = false
    /// Whether the last token was the name of a declared variable.
    var afterBinding = false
    var functionTraits: Traits = []
    var functionStart = 0
    var bodyTraits: Traits = []
    var elementTraits: Traits = []
    var modifier = JavaScriptWord.other
    var keyStart = 0
    var keyIsPrivate = false
    /// Where the open computed names of elements began.
    var computedKeyStarts: [Int] = []
    var moduleStart = 0
    var importBeganStatement = false
    var exportsStar = false

    init(isModule: Bool) {
        self.isModule = isModule
    }

    /// Whether a slash at the present place begins a regular expression.
    ///
    /// - Parameter newLine: Whether a line ends before it.
    func slashBeginsExpression(newLine: Bool) -> Bool {
        switch position {
        // `var a` cannot be divided, so the statement ends with the line.
        case .afterOperand where afterBinding && newLine: true
        case .afterOperand, .letStart, .afterKey, .elementModifier, .functionHead, .classHead: false
        default: true
        }
    }

    // MARK: - Steps that every token shares

    /// Forgets what is known of the last token only.
    mutating func begin() {
        fact = nil
        afterBinding = false
        wasAsync = async
        async = .none
        wasPrivate = privateStart
        privateStart = -1
    }

    /// Does so, and enters the body of an arrow function that has no braces.
    mutating func beginExpression() {
        if position == .arrowBody {
            position = .operand
            let inner = bodyTraits.subtracting(.isArrow)
            if !context.union(inner).isDisjoint(with: [.isAsync, .isGenerator]) {
                push(.arrow)
                context = inner
            }
        }
        begin()
    }

    mutating func note(_ kind: Fact.Kind, at offset: Int) {
        fact = Fact(kind: kind, offset: offset)
    }

    mutating func push(_ kind: Frame.Kind, _ traits: Traits = []) {
        outerFrames.append(top)
        top = Frame(kind: kind, traits: traits, outer: context)
    }

    mutating func pop() {
        top = outerFrames.popLast() ?? Frame(kind: .script)
    }

    /// Leaves the arrow functions without braces that end here.
    mutating func leaveArrows() {
        while top.kind == .arrow {
            context = top.outer
            pop()
        }
    }

    var holdsStatements: Bool {
        top.kind == .block || top.kind == .functionBody || top.kind == .script
    }

    /// Begins a statement or a class member, as a semicolon does, written or inserted.
    mutating func startStatement() {
        leaveArrows()
        top.ternaries = 0
        top.pendingClasses = 0
        top.traits.remove(.declaresVariables)
        resume()
    }

    /// Goes on where something complete has ended that no operator can follow.
    mutating func resume() {
        if holdsStatements {
            position = .statementStart
        } else if top.kind == .classBody {
            context = top.outer
            position = .elementStart
        } else {
            position = .operand
        }
    }

    mutating func enterParameters(_ traits: Traits) {
        push(.parameters, traits)
        context = traits.intersection([.isFunction, .isAsync, .isGenerator])
    }

    mutating func enterFunction(_ traits: Traits) {
        push(.functionBody, traits)
        context = traits.intersection([.isFunction, .isAsync, .isGenerator])
        position = .statementStart
    }
}
