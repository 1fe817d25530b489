/// A module of a context: one for each URL and type, and one for each module without a URL of its
/// own.
///
/// The states are those of ECMA-262, section 16.2.1.6, "Cyclic Module Records"; their names are the
/// standard's.
public final class ScriptModule {
    /// What a module's text came to.
    enum Content {
        /// Being fetched or parsed.
        case awaited
        case parsed
        /// Could not be fetched, with the words for it.
        case unreachable(String)
        /// Could not be parsed, or asks for something that cannot be resolved; with the number of
        /// the kept error.
        case broken(Int)
    }

    enum Status { case unlinked, linked, evaluating, evaluatingAsync, evaluated }

    /// The module's name in locations.
    public internal(set) var name: String
    /// What the module is made of.
    public let type: ScriptModuleType
    /// Its place in the loader's list.
    let number: Int
    /// The number of the kept object that stands for it in the engine: `key` and `module`.
    let entry: Int
    var content = Content.awaited
    /// The text, until the module is linked, and where it begins in a document.
    var source: String?
    var startLine = 1
    var startColumn = 1
    /// The number of the kept value of a JSON module.
    var json: Int?
    /// The modules that it asks for, in the order of its text.
    var requested: [ScriptModule] = []
    /// Loads of graphs that wait for it.
    var waiting: [ModuleGraphLoad] = []
    /// What evaluating it throws, known when it was loaded ("error to rethrow").
    var errorToRethrow: Int?
    /// What went wrong when its environment was made.
    var linkError: Int?
    var isInstantiated = false
    var hasTopLevelAwait = false
    var status = Status.unlinked
    var evaluationError: Int?
    var depthIndex = 0
    var ancestorIndex = 0
    var cycleRoot: ScriptModule?
    var asyncOrder: AsyncOrder = .unset
    var asyncParents: [ScriptModule] = []
    var pendingDependencies = 0
    /// Told when its evaluation has ended, with the number of the kept error if it threw. Nil unless
    /// it is evaluated as the root of a graph.
    var whenEvaluated: [(Int?) -> Void]?

    /// [[AsyncEvaluationOrder]].
    enum AsyncOrder {
        case unset
        case order(Int)
        case done
    }

    init(name: String, type: ScriptModuleType, number: Int, entry: Int) {
        self.name = name
        self.type = type
        self.number = number
        self.entry = entry
    }

    /// Lets go of what leads to other modules: a graph has cycles.
    func release() {
        requested = []
        waiting = []
        asyncParents = []
        cycleRoot = nil
        whenEvaluated = nil
    }
}
