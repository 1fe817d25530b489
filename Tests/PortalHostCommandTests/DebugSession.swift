import Foundation
import PortalTestSupport

/// Sessions with `portalhost dap`, each in a folder of its own.
enum DebugSession {
    /// Files in a folder of their own, for the length of a test.
    static func withFolder<Result>(
        _ files: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }

    /// A session with one script, `portal.js`.
    static func withSession<Result>(
        _ script: String, launch: DebugClient.Message = [:], lines: [Int] = [],
        breakpoints: [DebugClient.Message] = [], filters: [String] = [], functions: [String] = [],
        functionBreakpoints: [DebugClient.Message] = [], traits: DebugClient.Message = [:],
        _ body: (DebugClient) throws -> Result
    ) throws -> Result {
        try withFolder(["portal.js": script]) { (folder: String) throws in
            let client = try DebugClient(in: folder)
            try client.start(
                ["program": "portal.js"].merging(launch) { $1 },
                breakpoints: [
                    ("\(folder)/portal.js", lines.map { ["line": $0] } + breakpoints)
                ], filters: filters,
                functions: functions.map { ["name": $0] } + functionBreakpoints, traits: traits)
            let result = try body(client)
            try client.leave()
            return result
        }
    }

    static let shop = """
        var count = 0;
        function buy() {
          count += 1;
          MobilePlansInlineProfileDownload.profileActivationCompleteScript = 'onDone';
          MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
            Object.assign(MobilePlans.createPurchaseMetaData(), { moDirectStatus: 'Complete', planName: 'A' }), '1$rsp.example$A');
          return count;
        }
        function onDone(json) {
          const result = JSON.parse(json);
          console.log(result.activationResult);
        }

        """
}
