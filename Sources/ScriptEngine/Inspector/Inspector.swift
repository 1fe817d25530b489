public import JSONDocuments

/// How a script goes on that stood still.
public enum Resumption: String, Sendable {
    /// It runs.
    case resume = "Debugger.resume"
    /// To the next statement of the function, or of its caller.
    case over = "Debugger.stepOver"
    /// To the next expression.
    case next = "Debugger.stepNext"
    /// To the next statement, wherever that is.
    case into = "Debugger.stepInto"
    /// To the caller.
    case out = "Debugger.stepOut"
}

/// What an inspector tells. Everything arrives on the machine's thread.
public protocol InspectorDelegate: AnyObject {
    /// A context was made, in which nothing has run.
    func inspectorDidConnect(_ context: InspectedContext)
    /// A context is about to be closed.
    func inspectorWillDisconnect(_ context: InspectedContext)
    /// An event of the engine's inspector protocol.
    func inspectorReceived(_ event: String, _ parameters: JSONValue, from context: InspectedContext)
    /// A script stands still, until this returns.
    ///
    /// - Parameter parameters: Those of the protocol's event `Debugger.paused`.
    func inspectorPaused(_ context: InspectedContext, _ parameters: JSONValue) -> Resumption
    /// The engine is about to be entered from outside, for the so-many-th time.
    func inspectorWillEnter(_ number: Int)
    /// A script has been running for a while: requests can be sent.
    func inspectorMayAct()
}

/// The engine's inspector for one machine: breakpoints, steps, scopes.
///
/// It is driven inside of this process, without a socket, through functions that the library exports
/// beside its C API; `problem` says why where that cannot be done.
@safe
public final class Inspector {
    /// Why there is no debugger on this build of the engine, in words; nil where there is one. The
    /// first question tries it out.
    public static var problem: String? {
        if case .failure(let mismatch) = trial { mismatch.reason } else { nil }
    }

    /// What a trial came to: once in a process.
    static let trial = InspectorSelfTest.run()

    /// The client that it tells.
    public weak var delegate: (any InspectorDelegate)?
    /// Whether each new context is connected as soon as it is made; where it is not, `connect(_:)` does
    /// it when the time has come.
    public var connectsNewContexts = true
    /// How often the engine was entered from outside.
    public private(set) var entries = 0
    private unowned let machine: ScriptVirtualMachine
    private let layout: InspectorLayout
    private var contexts: [ScriptContext.ID: InspectedContext] = [:]
    private var paused: (context: InspectedContext, parameters: JSONValue)?

    init(_ machine: ScriptVirtualMachine, _ layout: InspectorLayout) {
        self.machine = machine
        self.layout = layout
    }

    // MARK: - Contexts

    /// The connected context of a number.
    public func context(_ id: ScriptContext.ID) -> InspectedContext? { contexts[id] }

    func didMake(_ context: ScriptContext) {
        if connectsNewContexts { connect(context) }
    }

    /// Connects an open context, if it is not connected already.
    ///
    /// - Precondition: The context is one of this inspector's machine.
    public func connect(_ context: ScriptContext) {
        precondition(context.machine === machine, "an inspector belongs to one machine")
        guard contexts[context.id] == nil, !context.isClosed,
            let inspected = InspectedContext(context, layout, of: self)
        else { return }
        contexts[context.id] = inspected
        delegate?.inspectorDidConnect(inspected)
    }

    func disconnect(_ context: ScriptContext) {
        guard let inspected = contexts.removeValue(forKey: context.id) else { return }
        delegate?.inspectorWillDisconnect(inspected)
        inspected.close()
    }

    // MARK: - What happens

    func willEnter() {
        entries += 1
        delegate?.inspectorWillEnter(entries)
    }

    func mayAct() { delegate?.inspectorMayAct() }

    func received(_ event: String, _ parameters: JSONValue, from context: InspectedContext) {
        if event == "Debugger.paused" {
            paused = (context, parameters)
            PauseLoop.expect(self)
        } else {
            delegate?.inspectorReceived(event, parameters, from: context)
        }
    }

    /// A script stands still: the time that passes is not the script's.
    func standStill() {
        if machine.termination != nil {
            // It is being ended: nothing holds it up, or it would not come to the end.
            guard let (context, _) = paused else { return }
            paused = nil
            // It refuses where it is running already.
            _ = try? context.ask(Resumption.resume.rawValue)
            return
        }
        machine.watchdog.rest()
        defer { machine.watchdog.goOn() }
        while let (context, parameters) = paused {
            paused = nil
            let resumption = delegate?.inspectorPaused(context, parameters) ?? .resume
            do throws(InspectedContext.Refusal) {
                try context.ask(resumption.rawValue)
            } catch {
                // It is running already: its page was closed, or the connection ended.
                return
            }
        }
    }
}

extension ScriptVirtualMachine {
    /// Gives the machine a debugger, before its first context is made.
    ///
    /// - Returns: The inspector; nil where this build of the engine has none, see
    ///   `Inspector.problem`.
    public func useInspector(_ delegate: any InspectorDelegate) -> Inspector? {
        checkThread("ScriptVirtualMachine.useInspector")
        precondition(openContexts == 0, "a machine's debugger comes before its first context")
        guard case .success(let layout) = Inspector.trial else { return nil }
        return attach(layout, delegate)
    }

    func attach(_ layout: InspectorLayout, _ delegate: any InspectorDelegate) -> Inspector {
        let inspector = Inspector(self, layout)
        inspector.delegate = delegate
        self.inspector = inspector
        watchdog.onQuestion = { [unowned inspector] in inspector.mayAct() }
        return inspector
    }
}
