public import MobilePlans
internal import PortalTrace
internal import WebPlatformBridge

/// What the app stands in.
extension PortalSession: AppSurroundings {
    /// Writes a step of the app into the trace.
    public func record(_ step: AppStep) {
        recorder.record(
            .device, from: step.from, to: step.to, name: step.name, arguments: step.arguments,
            result: step.result)
    }

    /// Closes the page: control went back to the app.
    public func closePortal(after call: PortalCall) {
        page?.hide()
    }
}
