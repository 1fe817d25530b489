/// The expressions of a page's scripts and what flows between them, found without running any.
///
/// One node stands for each expression, variable, parameter and property name. A flow leads from
/// what gives a value to what takes it. Properties go by their names alone, whatever the object.
struct ValueGraph {
    typealias NodeID = Int
    typealias FunctionID = Int

    /// One expression, or one place that holds values.
    struct Node {
        var origin: Origin
        /// Index of the script, -1 for what is in none.
        var script: Int
        /// The byte that a finding about it points at.
        var offset: Int
        /// Which function it is in; 0 is the top level of all scripts.
        var function: FunctionID
        /// Which scope it is in.
        var scope: Int
    }

    /// What a node is.
    enum Origin {
        /// A variable, a parameter or a property: whatever flows in.
        case place
        case string(String)
        case number(Double)
        case boolean(Bool)
        /// `null` and `undefined`.
        case nothing
        case template([String], [NodeID])
        /// A name in an expression, by its number in the table of names.
        case name(Int)
        case this
        case member(NodeID, Int)
        case element(NodeID, NodeID)
        case call(Int)
        case unary(String, NodeID)
        case binary(String, NodeID, NodeID)
        case conditional(NodeID, NodeID, NodeID)
        case assignment(String, NodeID, NodeID)
        case object(Int)
        case array([NodeID])
        case function(FunctionID)
        case classBody(Int)
        case await(NodeID)
        case spread(NodeID)
        case arguments(FunctionID)
        case regularExpression
        case unknown
    }

    /// A function or the top level.
    struct Function {
        enum Kind {
            case script, declaration, expression, arrow, method, accessor, constructor
            /// What settles a promise.
            case settling
            /// What `bind` returns.
            case bound
        }
        var kind: Kind
        /// Its own name, or that of the property or variable that it is the value of.
        var name = ""
        /// Whether the name stands behind `function`.
        var isNamed = false
        var isAsync = false
        var isGenerator = false
        /// Whether it is a generator that stands for an async function: its `yield` is an `await`.
        var awaits = false
        var script: Int
        /// Where the name stands, or else the function.
        var offset: Int
        /// The bytes of the whole function.
        var range: Range<Int>
        /// The scope that it stands in, and the one of its parameters.
        var outerScope: Int
        var scope: Int
        var outer: FunctionID
        /// The names of its parameters as they are written; empty for a pattern.
        var parameters: [String] = []
        /// What flows into each argument, made when asked for.
        var arguments: [NodeID] = []
        /// What it returns.
        var result: NodeID
        var returns: [NodeID] = []
        /// Where it says `this.x`: the node of the member.
        var members: [NodeID] = []
        /// The functions that it stands for, if it is bound.
        var targets: [FunctionID] = []
        /// Which class it is a member of, if any.
        var ownerClass: Int?
        /// What has to hold for it to be made; -1 for nothing.
        var condition = -1
        /// How many statements its body has; 1 for an arrow function without braces.
        var statementCount = 0
    }

    /// A call or a `new`.
    struct Call {
        var node: NodeID
        var callee: NodeID
        var arguments: [NodeID]
        var isNew: Bool
        /// What has to hold for it to be made; -1 for nothing.
        var condition: Int
    }

    /// A condition, and the one around it.
    struct Condition {
        var test: NodeID
        var outer: Int
        /// Whether it is not to hold: behind `else`, or behind an `if` that leaves.
        var isNegated = false
    }

    /// A `for`, `while` or `do`.
    struct Loop {
        /// The function that it stands in.
        var function: FunctionID
        /// Where the keyword stands.
        var offset: Int
        /// The nodes and functions that it is made of.
        var nodes: Range<NodeID>
        var functions: Range<FunctionID>
        /// Whether it may end before its condition does: by `break` or `return`.
        var leaves: Bool
    }

    /// Where a value is only asked whether it counts as true.
    struct Test {
        enum Kind { case branch, loop, conditional, operand, not }
        var node: NodeID
        var kind: Kind
    }

    /// A `switch`.
    struct Switch {
        var subject: NodeID
        /// The values of its cases.
        var cases: [NodeID] { clauses.flatMap(\.labels) }
        var clauses: [Clause] = []

        /// One `case` or `default`, or several that stand together, and what is done then.
        struct Clause {
            /// The values of its cases.
            var labels: [NodeID] = []
            var isDefault = false
            /// Where its first word stands.
            var offset: Int
            /// Whether it does more than to leave.
            var acts = false
            /// Whether it goes on with the clause behind it, and no comment says that this is meant.
            var fallsThrough = false
        }
    }

    /// An assignment, or the declaration of a variable with a value.
    struct Write {
        var target: NodeID
        var value: NodeID
        var isDeclaration: Bool
        /// What has to hold for it to be made; -1 for nothing.
        var condition: Int
    }

    /// An object literal.
    struct ObjectLiteral {
        struct Property {
            var name: Int
            var offset: Int
            var value: NodeID
        }
        var properties: [Property] = []
        /// Spread objects in it.
        var spreads: [NodeID] = []
        var hasComputedNames = false
        /// Properties whose names are computed.
        var computed: [(name: NodeID, value: NodeID)] = []
        /// The variable or property that it is the value of.
        var owner = ""
    }

    /// A class.
    struct Class {
        var name = ""
        var offset: Int
        var script: Int
        var constructor: FunctionID?
        var hasParent = false
    }

    /// A scope, and what is declared in it.
    struct Scope {
        enum Kind { case global, module, function, block, classBody, functionName }
        var kind: Kind
        var outer: Int
        var function: FunctionID
        var bindings: [Int: Int] = [:]
        var isStrict: Bool
    }

    /// A declared name.
    struct Binding {
        enum Kind {
            case variable, lexical, classDeclaration, function, parameter, caught, imported
            case functionName
            /// Assigned without a declaration.
            case implicit
        }
        var kind: Kind
        var keyword: String
        var name: Int
        var scope: Int
        var script: Int
        var offset: Int
        var node: NodeID
        /// All declarations of a function by this name, in order.
        var functions: [FunctionID] = []
        /// For a rest parameter: its function and place.
        var rest: (function: FunctionID, index: Int)?
    }

    /// A use of a name, which is resolved when everything is read.
    struct Reference {
        var node: NodeID
        var name: Int
        var scope: Int
        var isWrite: Bool
    }

    var nodes: [Node] = []
    var flows: [(from: NodeID, to: NodeID)] = []
    var functions: [Function] = []
    var calls: [Call] = []
    var conditions: [Condition] = []
    var tests: [Test] = []
    var switches: [Switch] = []
    var loops: [Loop] = []
    var writes: [Write] = []
    var objects: [ObjectLiteral] = []
    var classes: [Class] = []
    var scopes: [Scope] = []
    var bindings: [Binding] = []
    var references: [Reference] = []
    /// Targets of assignments that are not read: "x = …".
    var plainTargets: Set<NodeID> = []
    /// Expressions whose value is not used.
    var statements: [NodeID] = []
    /// One place for each name of a property.
    var properties: [Int: NodeID] = [:]
    /// The same in the order in which they were made.
    var propertyNames: [Int] = []
    /// The texts of names, by their numbers.
    private(set) var names: [String] = []
    private var nameNumbers: [[UInt8]: Int] = [:]

    init() {
        scopes = [Scope(kind: .global, outer: -1, function: 0, isStrict: false)]
        let result = add(.place, script: -1, offset: 0, function: 0, scope: 0)
        functions = [
            Function(
                kind: .script, script: -1, offset: 0, range: 0..<0, outerScope: 0, scope: 0,
                outer: 0, result: result)
        ]
    }

    /// The number of a name; by its bytes.
    mutating func number(of name: some Collection<UInt8>) -> Int {
        let key = Array(name)
        if let known = nameNumbers[key] { return known }
        nameNumbers[key] = names.count
        names.append(String(decoding: key, as: UTF8.self))
        return names.count - 1
    }

    /// The number of a name that some script has; nil if none has it.
    func known(_ name: String) -> Int? { nameNumbers[Array(name.utf8)] }

    mutating func add(
        _ origin: Origin, script: Int, offset: Int, function: FunctionID, scope: Int
    ) -> NodeID {
        nodes.append(
            Node(origin: origin, script: script, offset: offset, function: function, scope: scope))
        return nodes.count - 1
    }

    mutating func flow(_ from: NodeID, _ to: NodeID) {
        flows.append((from, to))
    }

    /// The place of all properties of a name.
    mutating func property(_ name: Int) -> NodeID {
        if let known = properties[name] { return known }
        let node = add(.place, script: -1, offset: 0, function: 0, scope: 0)
        properties[name] = node
        propertyNames.append(name)
        return node
    }

    /// Methods of classes as compilers write them: "createClass(View, [{ key: 'show', value: function … }])".
    mutating func linkCompiledMethods() {
        for object in objects {
            var key: String?
            var method: NodeID?
            for property in object.properties {
                switch (names[property.name], nodes[property.value].origin) {
                case ("key", .string(let text)): key = text
                case ("value", .function): method = property.value
                default: break
                }
            }
            guard let key, let method else { continue }
            flow(method, property(number(of: key.utf8)))
        }
    }

    /// The place of a function's argument.
    mutating func argument(_ index: Int, of function: FunctionID) -> NodeID {
        while functions[function].arguments.count <= index {
            let new = add(
                .place, script: functions[function].script, offset: functions[function].offset,
                function: function, scope: functions[function].scope)
            functions[function].arguments.append(new)
        }
        return functions[function].arguments[index]
    }

    /// What a name means in a scope.
    func binding(_ name: Int, from scope: Int) -> Int? {
        var scope = scope
        while scope >= 0 {
            if let found = scopes[scope].bindings[name] { return found }
            scope = scopes[scope].outer
        }
        return nil
    }

    /// Whether a function stands in another, or is it.
    func isInside(_ function: FunctionID, _ outer: FunctionID) -> Bool {
        var function = function
        while function != outer {
            if function == 0 { return false }
            function = functions[function].outer
        }
        return true
    }
}
