internal import PortalKit

/// What one call from a portal into the app costs, trace and place included.
enum CallBenchmark {
    struct Result {
        let name: String
        let seconds: Double
    }

    private static let calls = [
        ("createPurchaseMetaData()", "MobilePlans.createPurchaseMetaData()"),
        (
            "notifyOperationCancel(context)",
            "MobilePlansInlineOperations.notifyOperationCancel(context)"
        ),
        (
            "set registrationChangedScript",
            "MobilePlansInlineProfileDownload.registrationChangedScript = 'f'"
        ),
        ("console.log(text)", "console.log('x')"),
    ]

    static func run() -> [Result] {
        let host = PortalHost()
        defer { host.close() }
        return calls.map { name, call in
            let per = [1_000, 21_000].map { count -> Double in
                let script = PortalScript(
                    name: "portal.js",
                    source: """
                        const context = MobilePlansInlineOperations.notifyProfileDownload(
                            {}, "1$a.example.com$X", 60);
                        for (let i = 0; i < \(count); i++) { \(call); }
                        """)
                let times = (0..<5).map { _ in
                    Measurement.seconds { _ = host.trace([script], RunOptions()) }
                }
                return Measurement(times).median
            }
            // The difference of two lengths: what the page itself costs falls out.
            return Result(name: name, seconds: (per[1] - per[0]) / 20_000)
        }
    }
}
