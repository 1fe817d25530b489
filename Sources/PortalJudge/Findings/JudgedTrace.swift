internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// A trace as rules look at it: sorted by kind, with its calls read once for all of them. What is not
/// here is not in a written trace either.
final class JudgedTrace {
    private let run: RunResult
    private let readOutline: (() -> PageOutline)?
    /// The scripts, read together.
    private(set) lazy var outline: PageOutline? = readOutline?()
    /// The calls into the app.
    let calls: [Call]
    /// The first call whose arguments were not read, because those of the calls before are too much.
    let firstUnread: TraceEvent?
    /// The assignments to properties of injected objects.
    let sets: [Assignment]
    /// Where each visit to the portal begins, by sequence number.
    private let launches: [Int]
    private let byKind: [TraceEvent.Kind: [TraceEvent]]

    /// A call that the API knows.
    struct Call {
        let event: TraceEvent
        let method: PortalMethod
        /// Its arguments as the app understands them.
        let reading: PortalCall.Reading
    }

    /// An assignment, with the name of the property taken apart.
    struct Assignment {
        let event: TraceEvent
        let object: String
        let member: String

        /// Whether it names a callback.
        var isCallback: Bool {
            member == PortalObject.activationCallbackProperty
                || member == PortalObject.registrationCallbackProperty
        }
    }

    /// - Parameter outline: Reads the scripts together; nil where a run is one of many of the same
    ///   scripts, and what they look like is said once.
    init(_ run: RunResult, outline: (() -> PageOutline)? = nil) {
        self.run = run
        readOutline = outline
        byKind = Dictionary(grouping: run.events, by: \.kind)
        launches = (byKind[.device] ?? []).filter { event in
            if case .opensPortal = event.step { true } else { false }
        }.map(\.sequence)
        var reader = CallReader()
        var unread: TraceEvent?
        calls = (byKind[.call] ?? []).compactMap { event in
            guard let made = event.call,
                let method = PortalMethod.method(named: made.name, in: run.edition)
            else { return nil }
            let call = PortalCall(
                name: made.name, operation: method.operation, arguments: made.arguments)
            guard let reading = reader.reading(of: call) else {
                unread = unread ?? event
                return nil
            }
            return Call(event: event, method: method, reading: reading)
        }
        firstUnread = unread
        sets = (byKind[.set] ?? []).compactMap { event in
            guard let set = event.assignment else { return nil }
            let (object, member) = RunResult.parts(of: set.name)
            return member.isEmpty ? nil : Assignment(event: event, object: object, member: member)
        }
    }

    /// What the scripts declare at their top level, by name and in order; scanned once for all rules.
    private lazy var declared: [CodeUnits: [ScriptOutline.Declaration]] = {
        var declared: [CodeUnits: [ScriptOutline.Declaration]] = [:]
        for script in run.scripts {
            for declaration in ScriptOutline(script).declarations {
                declared[declaration.name, default: []].append(declaration)
            }
        }
        return declared
    }()
    private var nearNames: [CodeUnits: String?] = [:]
    /// What intervals of the page began.
    private(set) lazy var begunByIntervals = run.events.begunByIntervals
    private lazy var knownFunctions = Set(run.definedFunctions.map { CodeUnits($0) })

    /// Every declaration of a name.
    func declarations(of name: String) -> [ScriptOutline.Declaration] { declared[name] ?? [] }

    /// The last declaration of a name in the first script that has one.
    func declaration(of name: String) -> ScriptOutline.Declaration? {
        let all = declarations(of: name)
        return all.last { $0.location.file == all.first?.location.file }
    }

    /// Whether the page has a function of that name.
    func hasFunction(_ name: String) -> Bool { knownFunctions.contains(name) }

    /// The function that a name most likely stands for.
    func nearestFunction(to name: String) -> String? {
        if let known = nearNames[name] { return known }
        let found = nearest(name, run.definedFunctions)
        nearNames[CodeUnits(name)] = .some(found)
        return found
    }

    /// Everything that crossed the border.
    var events: [TraceEvent] { run.events }
    /// The scripts of the pages, with their texts.
    var scripts: [PortalScript] { run.scripts }
    /// Which objects were injected.
    var edition: Edition { run.edition }
    /// The launch URL.
    var url: String { run.url }
    /// What the page's engine was like.
    var target: RunOptions.Target { run.target }
    /// Why the run ended.
    var end: EndReason { run.end }
    /// When it ended, in virtual milliseconds since launch.
    var endTime: Int { run.endTime }
    /// Why the run was not made; nil if it was.
    var abandonment: AbandonedRun? { run.abandonment }
    /// Whether a time limit was reached by many scripts, and not by one that did not end.
    var wasBusy: Bool { run.wasBusy }
    /// How much virtual time was passed over, in milliseconds.
    var timePassedOver: Int { run.timePassedOver }
    /// Where the script was when the host ended it, innermost call first.
    var endStack: [StackFrame] { run.endStack }
    /// The place of the innermost of those calls.
    var endLocation: SourceLocation? { run.endLocation }
    /// The functions that the scripts put into the global scope, as far as they were asked for.
    var definedFunctions: [String] { run.definedFunctions }
    /// The order in which scripts of documents ran, as far as it was noted.
    var ran: [TraceRecord.State.Ran] { run.ran }
    /// Calls that one act of the user brought about after others.
    var repeated: [TraceRecord.State.Repeated] { run.repeated }
    /// What was thrown and caught in callbacks of which nothing else came.
    var swallowed: [TraceRecord.State.Swallowed] { run.swallowed }
    /// Functions that the app did not find, and that a frame of the page has.
    var framed: [TraceRecord.State.Framed] { run.framed }
    /// The properties that the scripts added to the global object, as far as they were asked for.
    var addedGlobals: [String] { run.addedGlobals }

    /// Which visit to the portal an event belongs to, from 1: each has a page of its own.
    func visit(of event: TraceEvent) -> Int {
        // They are in order, and every rule asks for many events.
        var (low, high) = (0, launches.count)
        while low < high {
            let middle = (low + high) / 2
            if launches[middle] < event.sequence { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What nothing caught, each thing once: an error that a timer throws again and again is the
    /// same finding, and rules look at each with care.
    func failures(_ kind: TraceEvent.Kind) -> [TraceEvent] {
        struct Same: Hashable {
            let name: CodeUnits
            let text: CodeUnits
            let location: SourceLocation?
        }
        let failures = events(kind)
        guard failures.count > RuleRegistry.mostOfOneRule else { return failures }
        var seen: Set<Same> = []
        var different: [TraceEvent] = []
        // No report lists more; some of them may be for another rule.
        for event in failures where different.count < 10 * RuleRegistry.mostOfOneRule {
            guard let thrown = event.thrown else { continue }
            let same = Same(
                name: CodeUnits(thrown.name ?? ""), text: CodeUnits(thrown.value.displayText),
                location: event.location)
            if seen.insert(same).inserted {
                different.append(event)
            }
        }
        return different
    }

    /// The events of one kind, in order.
    func events(_ kind: TraceEvent.Kind) -> [TraceEvent] { byKind[kind] ?? [] }
}
