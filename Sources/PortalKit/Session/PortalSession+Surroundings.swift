public import MobilePlans
internal import PortalTrace
public import WebPlatform
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

extension PortalSession: NetworkSessionDelegate {
    /// Whether the device has internet access now.
    public var isOnline: Bool { app.world.network.isOnline }
}
