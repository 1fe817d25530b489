internal import MobilePlansBridge
internal import ScriptEngine
internal import WebPlatformBridge

/// A page as a session asks for its features.
extension Page {
    /// The window.
    var window: WindowFeature? { feature() }
    /// The document.
    var document: DocumentFeature? { feature() }
    /// The Mobile Plans objects.
    var mobilePlans: MobilePlansFeature? { feature() }

    /// Does work in one stay in the engine, and reports why it failed.
    func perform(_ work: () throws(ScriptFailure) -> Void) {
        do throws(ScriptFailure) {
            try context.perform(work)
        } catch {
            report(error)
        }
    }
}
