public import MobilePlans
internal import PortalTrace
internal import WebPlatformBridge

/// What the app stands in.
extension PortalSession: AppSurroundings {
    /// Writes a step of the app into the trace.
    public func record(_ step: DeviceStep) {
        recorder.record(.device(.init(step)), from: step.from, to: step.to)
    }

    /// Closes the page: control went back to the app.
    public func closePortal(after call: PortalCall) {
        page?.hide()
    }
}
