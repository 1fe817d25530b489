internal import MobilePlans
internal import MobilePlansBridge
internal import PartnerCenterBridge
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// One page of a session: a realm with every global, and the portal's scripts in it.
final class PortalPage {
    let context: ScriptContext
    private var globals: MobilePlansGlobals?
    private var timers: Timers?
    private(set) var platform: PagePlatform?
    private var partner: PartnerOperations?
    /// Whether the page is gone, so that nothing of it is called any more.
    private(set) var isClosed = false

    init(machine: ScriptVirtualMachine) {
        context = ScriptContext(machine)
    }

    /// Puts everything into the page that a portal may use.
    func prepare(
        for session: PortalSession, window: PageWindow, loop: PageLoop,
        receive: @escaping (PortalCall) -> AppReply
    ) throws(ScriptFailure) {
        let recorder = session.recorder
        context.onUnhandledRejection { [unowned session] in session.record($0, as: .rejection) }
        timers = try Timers(in: context, recorder: recorder, loop: loop)
        try VirtualTime.install(in: context, clock: session.loop.clock)
        var surroundings = PagePlatform.Surroundings(
            loop: loop, recorder: recorder, window: window,
            isOldWebView: session.options.target == .webView,
            network: PageNetwork(
                session: session.network, longestTime: session.options.longestTime))
        surroundings.storage = session.storage
        surroundings.random = session.random
        platform = try PagePlatform(in: context, surroundings)
        globals = try MobilePlansGlobals(
            in: context, edition: session.options.edition, recorder: recorder, receive: receive)
        if let desk = session.partnerDesk {
            partner = try PartnerOperations(in: context, desk: desk, report: loop.report)
        }
        if session.options.target == .webView { try OldWebView.install(in: context) }
    }

    /// The page is shown no longer: its timers stop, and nothing of it is called any more.
    func hide() {
        isClosed = true
        timers?.stop()
        platform?.stop()
        partner?.stop()
    }

    /// The callbacks that the portal has named so far.
    var callbacks: CallbackPair? { globals?.currentCallbacks() }

    /// Writes down which injected globals the scripts replaced.
    func recordReplacedGlobals() throws(ScriptFailure) {
        try globals?.recordReplacedGlobals()
    }

    /// The properties that the scripts added to the global object, sorted.
    func addedGlobals(_ edition: Edition) -> [String] {
        var injected = PageGlobals.names.union(["Log"]).union(MobilePlansGlobals.names(of: edition))
        if partner != nil { injected.formUnion(PartnerOperations.names) }
        let known = (try? context.globalObject.keys()) ?? []
        return known.filter { !injected.contains($0) }.sorted()
    }

    /// The functions among them.
    func definedFunctions(_ edition: Edition) -> [String] {
        addedGlobals(edition).filter {
            (try? context.globalObject.property($0).isFunction) ?? false
        }
    }

    func close() {
        hide()
        globals = nil
        timers = nil
        platform = nil
        partner = nil
        context.close()
    }
}
