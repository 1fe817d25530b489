internal import FoundationEssentials
internal import JSONDocuments

/// The extension for Visual Studio Code: two files without code, which say how to start the adapter.
enum VSCodeExtension {
    private static let publisher = "portalhost"

    /// Writes the extension, and a launch configuration to copy. A file that is not of this program stays as it is.
    static func write(to folder: String) throws(CommandFailure) {
        for (file, isOwn) in [("package.json", isOwnPackage), (".vscode/launch.json", isOwnLaunch)]
        {
            try refuse(folder + "/" + file, unless: isOwn)
        }
        for sub in [folder, folder + "/.vscode"] {
            do {
                try FileManager.default.createDirectory(
                    atPath: sub, withIntermediateDirectories: true)
            } catch {
                throw .couldNotRun("the folder '\(sub)' cannot be made: \(FileErrors.words(error))")
            }
        }
        try FileOutput.write(
            package.prettyText() + "\n", to: folder + "/package.json", what: "the extension")
        try FileOutput.write(
            launch.prettyText() + "\n", to: folder + "/.vscode/launch.json",
            what: "the launch configuration")
    }

    /// Refuses to replace a file that says something else.
    private static func refuse(
        _ path: String, unless isOwn: (JSONValue) -> Bool
    ) throws(CommandFailure) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        if let text = try? String(contentsOfFile: path, encoding: .utf8),
            let known = try? JSONParser.parse(text, file: path).plain, isOwn(known)
        {
            return
        }
        throw .couldNotRun(
            "'\(path)' is there and was not written by portalhost; give --vscode a folder of its own"
        )
    }

    private static func isOwnPackage(_ value: JSONValue) -> Bool {
        value["publisher"]?.string == publisher && value["name"]?.string == publisher
    }

    /// Whether a launch configuration is as it was written.
    private static func isOwnLaunch(_ value: JSONValue) -> Bool {
        value.text() == launch.text()
    }

    private static let configuration = configuration { .string($0) }

    /// A launch configuration; what stands for a path is written as the place of the file demands.
    private static func configuration(_ variable: (String) -> JSONValue) -> JSONValue {
        [
            "type": "portalhost", "request": "launch", "name": "Portal",
            "program": variable("${file}"), "cwd": variable("${workspaceFolder}"), "call": [],
        ]
    }

    static var launch: JSONValue { ["version": "0.2.0", "configurations": [configuration]] }

    private static func text(_ description: String) -> JSONValue {
        ["type": "string", "description": .string(description)]
    }

    private static func texts(_ description: String) -> JSONValue {
        [
            "type": ["string", "array"], "items": ["type": "string"],
            "description": .string(description),
        ]
    }

    private static func flag(_ description: String) -> JSONValue {
        ["type": "boolean", "default": false, "description": .string(description)]
    }

    private static func number(_ description: String) -> JSONValue {
        ["type": "number", "description": .string(description)]
    }

    private static let properties: JSONValue = [
        "program": text(
            "The portal: a script, a page (.html), a user case (.case.json), or a folder of them."),
        "scripts": texts("Further scripts of the page."),
        "noDebug": flag("Whether nothing is stopped at."),
        "cwd": text("The folder that paths are relative to."),
        "call": texts("What is called after loading: a function's name, or an expression."),
        "calls": texts("The same as 'call'."),
        "actions": texts("The same as 'do'."),
        "pages": texts("The same as 'page'."),
        "do": texts("What the user does with the page: click \"Buy\", fill \"E-mail\" \"a@b.c\"."),
        "edition": [
            "enum": ["2018-11", "2018-12", "2019-05", "all"],
            "description": "Which objects are injected.",
        ],
        "scenario": text("The world around the portal: a preset, or a scenario file."),
        "url": text("The portal's launch URL."),
        "siteRoot": text("The folder that is served as the site of a page."),
        "page": texts("Further pages: URL=FILE[,FILE...]."),
        "target": [
            "enum": ["modern", "webview"], "description": "What the page's engine is like.",
        ],
        "network": texts("What servers answer: fixture files."),
        "allowNet": texts("Hosts that are asked for real."),
        "partnerCenter": text(
            "What Partner Center answers: 'sandbox', or 'sandbox:' and a file of its state."),
        "activation": text("How activation ends, of a script or page: success, cardBusy ..."),
        "registration": text("The registration states that follow: searching,home."),
        "stopOnEntry": flag("Whether the first statement is stopped at."),
        "realRandom": flag("Whether random numbers are others in every run."),
        "sourceMaps": [
            "type": "boolean", "default": true,
            "description": "Whether places are those of the files that source maps name.",
        ],
        "root": text("The root of the repository: files are called by their path from it."),
        "timeLimit": number("Seconds that script code may take."),
        "memoryLimit": number("MiB that scripts may take."),
    ]

    static var package: JSONValue {
        [
            "name": "portalhost", "displayName": "Mobile Plans portals",
            "description": "Debugs portals of the Windows Mobile Plans app with portalhost.",
            "publisher": .string(publisher), "version": .string(toolVersion),
            "engines": ["vscode": "^1.80.0"], "categories": ["Debuggers"],
            "contributes": [
                "breakpoints": [
                    ["language": "javascript"], ["language": "typescript"], ["language": "html"],
                ],
                "debuggers": [
                    [
                        "type": "portalhost", "label": "Mobile Plans portal",
                        "languages": ["javascript", "typescript", "html"],
                        "runtime": "portalhost", "runtimeArgs": ["dap"],
                        "configurationAttributes": [
                            "launch": ["required": ["program"], "properties": properties]
                        ],
                        "initialConfigurations": [configuration],
                        "configurationSnippets": [
                            [
                                "label": "Mobile Plans: run a portal",
                                "description": "Runs a portal's script or page in the debugger.",
                                // The editor replaces what a snippet has for a variable; in this form
                                // it writes it down as it is.
                                "body": configuration { .string("^\"\\\($0)\"") },
                            ]
                        ],
                    ]
                ],
                "problemMatchers": [
                    [
                        "name": "portalhost", "label": "Findings of portalhost",
                        "owner": "portalhost",
                        "fileLocation": ["autoDetect", "${workspaceFolder}"],
                        "pattern": [
                            "regexp":
                                "^(.+?):(\\d+):(\\d+): (error|warning|info): (.*?) \\[([a-z0-9-]+)\\]$",
                            "file": 1, "line": 2, "column": 3, "severity": 4, "message": 5,
                            "code": 6,
                        ],
                    ]
                ],
            ],
        ]
    }
}
