internal import FoundationEssentials

/// A page with one library as Debian ships it: a list of plans, of which one is chosen.
struct LibraryPage {
    let name: String
    /// The library's files below `source`.
    let files: [String]
    let body: String

    /// Where Debian puts libraries for browsers.
    static let source = "/usr/share/javascript"
    /// What each page says in the end.
    static let answer = "chosen 1"

    /// The files that this computer does not have.
    var missing: [String] {
        files.filter { !FileManager.default.fileExists(atPath: "\(Self.source)/\($0)") }
    }

    /// Writes the page and copies its library; nil if a file of the library is missing.
    func write(in folder: URL) throws -> URL? {
        guard missing.isEmpty else { return nil }
        let root = folder.appending(path: "library-" + name.replacing(" ", with: "-"))
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        var head = ""
        for (index, file) in files.enumerated() {
            let copy = "\(index)-\(file.split(separator: "/").last ?? "")"
            try Data(contentsOf: URL(filePath: "\(Self.source)/\(file)"))
                .write(to: root.appending(path: copy))
            head +=
                copy.hasSuffix(".css")
                ? "<link rel=stylesheet href=\"\(copy)\">" : "<script src=\"\(copy)\"></script>"
        }
        let page = "<!doctype html><meta charset=utf-8><title>Plans</title>\(head)<body>\(body)"
        try Data(page.utf8).write(to: root.appending(path: "index.html"))
        return root
    }

    private static let plans = "[{ name: 'S', gb: 2 }, { name: 'M', gb: 5 }, { name: 'L', gb: 10 }]"

    static let all = [
        LibraryPage(
            name: "no library", files: [],
            body: """
                <ul id=list></ul><script>
                var plans = \(plans), list = document.getElementById('list');
                plans.forEach(function (plan, i) {
                  var item = document.createElement('li');
                  item.innerHTML = '<b>' + plan.name + '</b> ' + plan.gb + ' GB <button>Choose</button>';
                  item.querySelector('button').addEventListener('click', function () { console.log('chosen ' + i); });
                  list.appendChild(item);
                });
                list.querySelectorAll('button')[1].click();
                </script>
                """),
        LibraryPage(
            name: "jQuery", files: ["jquery/jquery.js"],
            body: """
                <ul id=list></ul><script>
                $(function () {
                  $.each(\(plans), function (i, plan) {
                    $('<li>').append($('<b>').text(plan.name), ' ' + plan.gb + ' GB ', '<button>Choose</button>').data('plan', i).appendTo('#list');
                  });
                  $('#list').on('click', 'button', function () { console.log('chosen ' + $(this).closest('li').data('plan')); });
                  $('button:eq(1)').trigger('click');
                });
                </script>
                """),
        LibraryPage(
            name: "Vue 2", files: ["vue/vue.js"],
            body: """
                <div id=app><ul><li v-for="(plan, i) in plans"><b>{{ plan.name }}</b> {{ plan.gb }} GB
                <button @click="choose(i)">Choose</button></li></ul><p v-if="chosen !== null">{{ chosen }}</p></div><script>
                new Vue({
                  el: '#app', data: { plans: \(plans), chosen: null },
                  methods: { choose: function (i) { this.chosen = i; } },
                  watch: { chosen: function (i) { console.log('chosen ' + i); } },
                  mounted: function () { document.querySelectorAll('button')[1].click(); }
                });
                </script>
                """),
        LibraryPage(
            name: "AngularJS", files: ["angular.js/angular.js"],
            body: """
                <div ng-app=shop ng-controller=Plans><ul><li ng-repeat="plan in plans"><b>{{ plan.name }}</b> {{ plan.gb }} GB
                <button ng-click="choose($index)">Choose</button></li></ul></div><script>
                angular.module('shop', []).controller('Plans', ['$scope', '$timeout', function (scope, timeout) {
                  scope.plans = \(plans);
                  scope.choose = function (i) { console.log('chosen ' + i); };
                  timeout(function () { document.querySelectorAll('button')[1].click(); }, 0, false);
                }]);
                </script>
                """),
        LibraryPage(
            name: "Backbone",
            files: ["jquery/jquery.js", "underscore/underscore.js", "backbone/backbone.js"],
            body: """
                <ul id=list></ul><script>
                var Row = Backbone.View.extend({
                  tagName: 'li', template: _.template('<b><%- name %></b> <%- gb %> GB <button>Choose</button>'),
                  events: { 'click button': 'choose' },
                  choose: function () { console.log('chosen ' + this.model.collection.indexOf(this.model)); },
                  render: function () { this.$el.html(this.template(this.model.toJSON())); return this; }
                });
                new Backbone.Collection(\(plans)).each(function (plan) { $('#list').append(new Row({ model: plan }).render().el); });
                $('button').eq(1).click();
                </script>
                """),
        LibraryPage(
            name: "Handlebars", files: ["handlebars/handlebars.js"],
            body: """
                <ul id=list></ul>
                <script id=row type=text/x-handlebars-template>{{#each plans}}<li><b>{{name}}</b> {{gb}} GB <button data-i="{{@index}}">Choose</button></li>{{/each}}</script>
                <script>
                var list = document.getElementById('list');
                list.innerHTML = Handlebars.compile(document.getElementById('row').innerHTML)({ plans: \(plans) });
                list.addEventListener('click', function (event) { console.log('chosen ' + event.target.dataset.i); });
                list.querySelectorAll('button')[1].click();
                </script>
                """),
        LibraryPage(
            name: "Bootstrap 3",
            files: [
                "jquery/jquery.js", "bootstrap/css/bootstrap.css", "bootstrap/js/bootstrap.js",
            ], body: dialog(opens: "$('#d').modal('show')", "$('#d').on('shown.bs.modal', chosen)")),
        LibraryPage(
            name: "Bootstrap 5",
            files: ["bootstrap5/css/bootstrap.css", "bootstrap5/js/bootstrap.bundle.js"],
            body: dialog(
                opens: "new bootstrap.Modal('#d').show()",
                "document.getElementById('d').addEventListener('shown.bs.modal', chosen)")),
        LibraryPage(
            name: "jQuery UI",
            files: ["jquery/jquery.js", "jquery-ui/jquery-ui.js"],
            body: """
                <div id=tabs><ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul><div id=a>a</div><div id=b>b</div></div><script>
                $('#tabs').tabs({ activate: function (event, ui) { console.log('chosen ' + ui.newTab.index()); } });
                $('#tabs').tabs('option', 'active', 1);
                </script>
                """),
        LibraryPage(
            name: "Select2", files: ["jquery/jquery.js", "select2.js/select2.js"],
            body: """
                <select id=plan><option value=0>S</option><option value=1>M</option></select><script>
                $('#plan').select2().on('change', function () { console.log('chosen ' + this.value); });
                $('#plan').val('1').trigger('change');
                </script>
                """),
    ]

    /// A page whose dialog is opened.
    private static func dialog(opens: String, _ listens: String) -> String {
        """
        <div class=container><div class=row><div class="col-md-4 card"><button class="btn btn-primary">Choose</button></div></div></div>
        <div class="modal fade" id=d tabindex=-1><div class=modal-dialog><div class=modal-content>Chosen</div></div></div><script>
        function chosen() { console.log('chosen 1'); }
        \(listens);
        \(opens);
        </script>
        """
    }
}
