public import MobilePlans
internal import PortalTrace

/// What the app stands in.
extension PortalSession: AppSurroundings {
    /// Virtual milliseconds since launch.
    public var now: Int { clock.now }

    /// Does work of the app when a virtual time has passed.
    public func schedule(after milliseconds: Int, _ work: @escaping () -> Void) {
        pendingSteps += 1
        let (due, isBeyond) = clock.now.addingReportingOverflow(milliseconds)
        tasks.add(due: isBeyond ? .max : due) { [unowned self] in
            pendingSteps -= 1
            work()
        }
    }

    /// Does a step of the page's network when a virtual time has passed.
    ///
    /// - Returns: Takes it out again.
    func scheduleNetwork(after milliseconds: Int, _ work: @escaping () -> Void) -> () -> Void {
        pendingSteps += 1
        var isOpen = true
        let id = tasks.add(due: clock.now + milliseconds) { [unowned self] in
            isOpen = false
            pendingSteps -= 1
            work()
        }
        return { [weak self] in
            guard let self, isOpen else { return }
            isOpen = false
            pendingSteps -= 1
            tasks.cancel(id)
        }
    }

    /// Does what changes by itself at a virtual time.
    public func scheduleChange(after milliseconds: Int, _ work: @escaping () -> Void) {
        pendingChanges += 1
        tasks.add(due: clock.now + milliseconds) { [unowned self] in
            pendingChanges -= 1
            work()
        }
    }

    /// Writes a step of the app into the trace.
    public func record(_ step: DeviceStep) {
        recorder.record(.device(.init(step)), from: step.from, to: step.to)
    }

    /// Closes the page: control went back to the app.
    public func closePortal(after call: PortalCall) {
        page.hide()
    }
}
