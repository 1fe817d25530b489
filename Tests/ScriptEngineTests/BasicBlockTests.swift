import JSONDocuments
import Testing

@testable import ScriptEngine

/// How the engine's reply is read that says how often blocks ran.
@Suite struct BasicBlockTests {
    @Test func `the blocks and the number of the request`() {
        let text = """
            {"result":{"basicBlocks":[{"startOffset":22,"endOffset":31,"hasExecuted":true,\
            "executionCount":2},{"startOffset":0,"endOffset":-1,"hasExecuted":false,\
            "executionCount":0}]},"id":9}
            """
        let list = BasicBlock.list(text)
        #expect(list?.request == 9)
        #expect(
            list?.blocks == [
                BasicBlock(start: 22, end: 31, count: 2), BasicBlock(start: 0, end: -1, count: 0),
            ])
        #expect(BasicBlock.list(#"{"result":{"basicBlocks":[]},"id":1}"#)?.blocks == [])
    }

    @Test(
        arguments: [
            "", "{}", #"{"result":{"basicBlocks":["#, #"{"result":{"basicBlocks":[]},"id":}"#,
            #"{"result":{"basicBlocks":[]},"id":1}x"#,
            #"{"result":{"basicBlocks":[{"startOffset":1}]},"id":1}"#,
            #"{"result":{"basicBlocks":[{"startOffset":1,"endOffset":2,"hasExecuted":true,"executionCount":1.5}]},"id":1}"#,
            #"{"id":1,"result":{"basicBlocks":[]}}"#, #"{"error":{"code":1},"id":2}"#,
        ])
    func `anything else is for the general reader`(_ text: String) {
        #expect(BasicBlock.list(text) == nil)
    }

    @Test func `the engine's own replies are read in this way, and say what ran`() throws {
        try #require(Inspector.problem == nil)
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let watcher = Watcher()
        let inspector = try #require(machine.useInspector(watcher))
        let context = ScriptContext(machine)
        defer { context.close() }
        let page = try #require(inspector.context(context.id))
        try page.ask("Runtime.enableControlFlowProfiler")
        try page.ask("Debugger.enable")
        try context.evaluate("for (var i = 0; i < 3; i++) { i; }", url: "a.js")
        let id = try #require(watcher.script)
        let blocks = try page.basicBlocks(ofScript: id)
        #expect(blocks.contains { $0.count == 3 })
        // Without the short way the same comes out.
        let reply = try page.ask("Runtime.getBasicBlocks", ["sourceID": .string(id)])
        #expect(reply == [:])
    }

    private final class Watcher: InspectorDelegate {
        var script: String?
        func inspectorDidConnect(_ context: InspectedContext) {}
        func inspectorWillDisconnect(_ context: InspectedContext) {}
        func inspectorReceived(
            _ event: String, _ parameters: JSONValue, from context: InspectedContext
        ) {
            if parameters["url"]?.string == "a.js" { script = parameters["scriptId"]?.string }
        }
        func inspectorPaused(
            _ context: InspectedContext, _ parameters: JSONValue
        ) -> Resumption { .resume }
        func inspectorWillEnter(_ number: Int) {}
        func inspectorMayAct() {}
    }
}
