// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "portalhost",
    products: [
        .library(name: "PortalKit", targets: ["PortalKit", "PortalJudge", "PortalReports"]),
        .library(
            name: "PartnerCenter",
            targets: ["PartnerCenter", "PartnerCenterNetwork", "JSONDocuments", "WebFormats"]),
        .executable(name: "portalhost", targets: ["portalhost"]),
    ],
    targets: [
        .systemLibrary(
            name: "CJavaScriptCore",
            path: "Bridges/CJavaScriptCore",
            pkgConfig: "javascriptcoregtk-4.1",
            providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]
        ),
        .systemLibrary(
            name: "CZlib", path: "Bridges/CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]),
        .target(name: "JSONDocuments", swiftSettings: settings),
        .target(name: "WebFormats", swiftSettings: settings),
        .target(
            name: "JavaScriptSyntax", dependencies: ["JSONDocuments"], swiftSettings: settings),
        .target(
            name: "PortalTrace", dependencies: ["JSONDocuments"], exclude: ["README.md"],
            swiftSettings: settings),
        .target(name: "ScriptMath"),
        .target(
            name: "ScriptEngine",
            dependencies: ["CJavaScriptCore", "ScriptMath", "PortalTrace", "JSONDocuments"],
            swiftSettings: settings + [.strictMemorySafety()]
        ),
        .target(
            name: "MobilePlans", dependencies: ["PortalTrace", "JSONDocuments"],
            swiftSettings: settings),
        .target(
            name: "MobilePlansBridge",
            dependencies: [
                "ScriptEngine", "MobilePlans", "PortalTrace", "WebPlatformBridge", "JSONDocuments",
            ],
            path: "Bridges/MobilePlansBridge",
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "WebPlatformIndexes",
            exclude: [
                "README.md", "single-byte.bin", "gb18030.bin", "big5.bin", "big5-plane2.bin",
                "euc-kr.bin", "jis0208.bin", "jis0212.bin",
            ]
        ),
        .target(
            name: "WebPlatform",
            dependencies: [
                "PortalTrace", "JSONDocuments", "WebFormats", "WebPlatformIndexes",
                "NetworkTransport", "CZlib",
            ],
            swiftSettings: settings),
        .target(name: "CTransport", path: "Bridges/CTransport", exclude: ["README.md"]),
        .target(
            name: "NetworkTransport", dependencies: ["WebFormats", "CTransport"],
            swiftSettings: settings),
        .target(
            name: "WebPlatformScripts",
            path: "Bridges/WebPlatformBridge/Scripts"
        ),
        .target(
            name: "WebPlatformBridge",
            dependencies: [
                "ScriptEngine", "WebPlatform", "WebFormats", "WebPlatformScripts", "PortalTrace",
                "JSONDocuments",
            ],
            path: "Bridges/WebPlatformBridge",
            exclude: ["README.md", "Scripts"],
            swiftSettings: settings
        ),
        .target(
            name: "PartnerCenter",
            dependencies: ["PortalTrace", "JSONDocuments", "WebFormats", "NetworkTransport"],
            swiftSettings: settings),
        // Apart from PartnerCenter: the command is linked statically, and URLSession would bring
        // the development files of libcurl into that.
        .target(
            name: "PartnerCenterNetwork", dependencies: ["PartnerCenter", "WebFormats"],
            swiftSettings: settings),
        .target(
            name: "PartnerCenterBridge",
            dependencies: [
                "ScriptEngine", "PartnerCenter", "PortalTrace", "JSONDocuments", "WebFormats",
                "WebPlatformBridge",
            ],
            path: "Bridges/PartnerCenterBridge",
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "PortalKit",
            dependencies: [
                "ScriptEngine", "MobilePlans", "MobilePlansBridge", "WebPlatform",
                "WebPlatformBridge", "PartnerCenter", "PartnerCenterBridge", "PortalTrace",
                "JSONDocuments", "WebFormats", "JavaScriptSyntax",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "PortalJudge",
            dependencies: [
                "PortalKit", "ScriptEngine", "MobilePlans", "MobilePlansBridge", "WebPlatform",
                "PartnerCenter", "PortalTrace", "JSONDocuments", "WebFormats",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "PortalReports",
            dependencies: [
                "PortalJudge", "MobilePlans", "PortalTrace", "JSONDocuments", "WebFormats",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "portalhost",
            dependencies: [
                "PortalReports", "PortalJudge", "PortalKit", "MobilePlans", "PartnerCenter",
                "WebPlatform", "ScriptEngine", "PortalTrace", "JSONDocuments", "WebFormats",
            ],
            swiftSettings: settings),
        .target(
            name: "PortalTestSupport", dependencies: ["WebFormats"],
            path: "Tests/PortalTestSupport", swiftSettings: settings),
        .testTarget(
            name: "ScriptEngineTests",
            dependencies: ["ScriptEngine", "PortalTrace", "JSONDocuments"],
            swiftSettings: settings),
        .testTarget(
            name: "JSONDocumentsTests", dependencies: ["JSONDocuments"], swiftSettings: settings),
        .testTarget(
            name: "JavaScriptSyntaxTests", dependencies: ["JavaScriptSyntax", "PortalTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "WebFormatsTests", dependencies: ["WebFormats", "PortalTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PortalTraceTests", dependencies: ["PortalTrace"], swiftSettings: settings),
        .testTarget(
            name: "MobilePlansTests", dependencies: ["MobilePlans", "PortalTrace"],
            swiftSettings: settings),
        .testTarget(
            name: "WebPlatformTests",
            dependencies: [
                "WebPlatform", "WebFormats", "NetworkTransport", "PortalTestSupport", "PortalTrace",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PartnerCenterTests",
            dependencies: [
                "PartnerCenter", "PartnerCenterNetwork", "PortalTestSupport", "PortalTrace",
                "JSONDocuments", "WebFormats",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebPlatformBridgeTests",
            dependencies: [
                "PortalJudge", "PortalKit", "WebPlatformBridge", "WebPlatformScripts",
                "WebPlatform", "WebFormats",
                "PortalTestSupport", "ScriptEngine", "MobilePlans", "PortalTrace",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PortalKitTests",
            dependencies: [
                "PortalReports", "PortalJudge", "PortalKit", "PortalTestSupport", "ScriptEngine",
                "MobilePlans",
                "MobilePlansBridge", "PartnerCenter",
                "PortalTrace", "JSONDocuments", "WebFormats", "WebPlatform",
            ],
            exclude: ["Snapshots"],
            swiftSettings: settings),
        .testTarget(
            name: "Examples", dependencies: ["PortalJudge"], swiftSettings: settings),
        .testTarget(
            name: "PortalHostCommandTests",
            dependencies: [
                "portalhost", "PortalJudge", "PortalKit", "PortalTestSupport", "PortalTrace",
            ],
            exclude: ["Snapshots"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)

// libFuzzer, for those who look for more than the tests do; see Tests/LibFuzzer.
if Context.environment["PORTALHOST_LIBFUZZER"] != nil {
    package.targets.append(
        .executableTarget(
            name: "libfuzzer",
            dependencies: [
                "JSONDocuments", "JavaScriptSyntax", "MobilePlans", "PortalKit", "PortalTrace",
                "WebFormats", "WebPlatform",
            ],
            path: "Tests/LibFuzzer",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
