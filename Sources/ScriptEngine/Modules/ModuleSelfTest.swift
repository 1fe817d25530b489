/// Tries modules out once in a process, in a machine of its own: what the engine is known to do
/// otherwise is found here, before a page depends on it.
enum ModuleSelfTest {
    /// Three modules, two of which ask for each other, one that waits, `import()` from a module and
    /// from a script, `import.meta`, and a JSON module.
    private static let files = [
        "test:a": """
        import { b, seen } from 'test:b';
        import * as all from 'test:b';
        import data from 'test:data' with { type: 'json' };
        export let a = 1;
        const { c } = await import('test:c');
        a++;
        globalThis.result = [b, seen(), all.b, c, data.d, import.meta.url, typeof this].join();
        """,
        "test:b": """
        import { a } from 'test:a';
        export const b = 'b\u{e9}\u{4e2d}';
        export const seen = () => a;
        """,
        "test:c": "export const c = 3;",
        "test:data": "{ \"d\": 4 }",
        "test:bad": "import { nothing } from 'test:c';",
        "test:wrong": "export const = 1;",
    ]

    /// What all of it comes to.
    private static let expected =
        "b\u{e9}\u{4e2d},2,b\u{e9}\u{4e2d},3,4,test:a,undefined|3|SyntaxError,SyntaxError"

    static func run() -> Result<ModuleEngineLayout, ModuleEngineLayout.Mismatch> {
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        do throws(ModuleEngineLayout.Mismatch) {
            let layout = unsafe try ModuleEngineLayout(machine.probe, machine.group)
            let context = ScriptContext(machine)
            defer { context.close() }
            let found = result(in: context, layout)
            guard found == expected else {
                throw .init("a trial of modules gave '\(found)'")
            }
            return .success(layout)
        } catch {
            return .failure(error)
        }
    }

    private static func result(in context: ScriptContext, _ layout: ModuleEngineLayout) -> String {
        var problem: (any Error)?
        let loader = context.useModules(
            ScriptModuleHooks(
                resolve: { $0.text },
                fetch: { fetch in
                    do throws(ScriptFailure) {
                        try fetch.deliver(files[fetch.url] ?? "")
                    } catch {
                        problem = error
                    }
                }), layout)
        do throws(ScriptFailure) {
            let module = try loader.load(url: "test:a") { _ in }
            try loader.evaluate(module) { outcome in
                if case .threw(let exception, _) = outcome { problem = exception }
            }
            if let problem { return "\(problem)" }
            try context.evaluate(
                """
                import('test:c').then(({ c }) => { globalThis.c = c });
                globalThis.errors = [];
                for (const name of ['test:bad', 'test:wrong'])
                    import(name).catch((error) => errors.push(error.name));
                """, url: "test:script")
            let value = try context.evaluate("[result, c, errors].join('|')")
            if let problem { return "\(problem)" }
            return value.string ?? ""
        } catch {
            return error.description
        }
    }
}
