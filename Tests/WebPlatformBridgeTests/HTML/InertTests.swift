import Testing

/// HTML, sections 6.3 (inertness) and 4.8.15 (image maps): what a user can select and hit.
@Suite struct InertTests {
    @Test func `6_3: the text of what is inert is not selected`() {
        let lines = page(
            """
            document.body.innerHTML = '<p>one</p><p inert>two</p><p><span>three</span> <span inert>four</span></p><dialog>five</dialog>';
            getSelection().selectAllChildren(document.body); console.log(JSON.stringify(String(getSelection())));
            document.querySelector('dialog').showModal(); console.log(JSON.stringify(String(getSelection())));
            """)
        #expect(lines == [#""one\n\nthree""#, #""five""#], "\(lines)")
    }

    @Test func `6_3_1: a modal dialog escapes what is inert around it, and not its own attribute`()
    {
        let lines = page(
            """
            document.body.innerHTML = '<div inert><dialog><button>ok</button></dialog></div><button>behind</button>';
            const dialog = document.querySelector('dialog'), [inner, outer] = document.querySelectorAll('button');
            const tried = () => { document.activeElement.blur(); inner.focus(); const is = document.activeElement === inner; outer.focus(); return [is, document.activeElement === outer].join(); };
            console.log(tried()); dialog.showModal(); console.log(tried()); dialog.inert = true; console.log(tried());
            """)
        #expect(lines == ["false,true", "true,false", "false,false"], "\(lines)")
    }

    @Test func `4_8_15: a point of an image is one of an area of its map`() {
        let lines = page(
            """
            document.body.innerHTML = `<img id="i" width="300" height="300" style="position: absolute; left: 0; top: 0" usemap="#m"><map name="m">
              <area id="r" coords="2,2,10,10"><area id="c" shape="circ" coords="50 50 10"><area id="p" shape="poly" coords="100;100,200;100,100;200,300"><area id="d" shape="rect" coords="1,1,1"></map>`;
            const at = (x, y) => document.elementFromPoint(x, y).id;
            console.log(at(3, 3), at(11, 3), at(50, 45), at(42, 42), at(110, 110), at(199, 199), at(250, 20));
            document.getElementById('d').shape = 'default'; console.log(at(250, 20));
            document.getElementById('i').useMap = '#none'; console.log(at(3, 3));
            """)
        #expect(lines == ["r i c i p i i", "d", "i"], "\(lines)")
    }
}
