// Puts the scripts of this folder into the program, so that the command stays one movable file.
// Generated: `UPDATE_SNAPSHOTS=1 swift test --filter ScriptListTests` writes it anew.
#include "WebPlatformScripts.h"

static const unsigned char animations_animation_js[] = {
#embed "animations/animation.js"
};
static const unsigned char animations_effect_js[] = {
#embed "animations/effect.js"
};
static const unsigned char animations_shared_interpolate_js[] = {
#embed "animations/shared/interpolate.js"
};
static const unsigned char animations_shared_timing_js[] = {
#embed "animations/shared/timing.js"
};
static const unsigned char animations_style_animations_js[] = {
#embed "animations/style-animations.js"
};
static const unsigned char canvas_colors_js[] = {
#embed "canvas/colors.js"
};
static const unsigned char canvas_context_js[] = {
#embed "canvas/context.js"
};
static const unsigned char canvas_drawing_js[] = {
#embed "canvas/drawing.js"
};
static const unsigned char canvas_image_bitmap_js[] = {
#embed "canvas/image-bitmap.js"
};
static const unsigned char canvas_image_data_js[] = {
#embed "canvas/image-data.js"
};
static const unsigned char canvas_images_js[] = {
#embed "canvas/images.js"
};
static const unsigned char canvas_matrices_js[] = {
#embed "canvas/matrices.js"
};
static const unsigned char canvas_offscreen_js[] = {
#embed "canvas/offscreen.js"
};
static const unsigned char canvas_path_members_js[] = {
#embed "canvas/path-members.js"
};
static const unsigned char canvas_path2d_js[] = {
#embed "canvas/path2d.js"
};
static const unsigned char canvas_png_js[] = {
#embed "canvas/png.js"
};
static const unsigned char canvas_shared_fonts_js[] = {
#embed "canvas/shared/fonts.js"
};
static const unsigned char canvas_shared_hits_js[] = {
#embed "canvas/shared/hits.js"
};
static const unsigned char canvas_shared_paths_js[] = {
#embed "canvas/shared/paths.js"
};
static const unsigned char canvas_shared_strokes_js[] = {
#embed "canvas/shared/strokes.js"
};
static const unsigned char canvas_shared_surfaces_js[] = {
#embed "canvas/shared/surfaces.js"
};
static const unsigned char canvas_styles_js[] = {
#embed "canvas/styles.js"
};
static const unsigned char canvas_text_js[] = {
#embed "canvas/text.js"
};
static const unsigned char compression_compression_js[] = {
#embed "compression/compression.js"
};
static const unsigned char console_console_table_js[] = {
#embed "console/console-table.js"
};
static const unsigned char console_console_js[] = {
#embed "console/console.js"
};
static const unsigned char console_inspect_node_js[] = {
#embed "console/inspect-node.js"
};
static const unsigned char console_inspect_js[] = {
#embed "console/inspect.js"
};
static const unsigned char console_object_js[] = {
#embed "console/object.js"
};
static const unsigned char core_any_realm_js[] = {
#embed "core/any-realm.js"
};
static const unsigned char core_classes_js[] = {
#embed "core/classes.js"
};
static const unsigned char core_errors_js[] = {
#embed "core/errors.js"
};
static const unsigned char core_global_names_js[] = {
#embed "core/global-names.js"
};
static const unsigned char core_globals_js[] = {
#embed "core/globals.js"
};
static const unsigned char core_globals_json[] = {
#embed "core/globals.json"
};
static const unsigned char core_intl_js[] = {
#embed "core/intl.js"
};
static const unsigned char core_old_view_js[] = {
#embed "core/old-view.js"
};
static const unsigned char core_platform_js[] = {
#embed "core/platform.js"
};
static const unsigned char core_primordials_js[] = {
#embed "core/primordials.js"
};
static const unsigned char core_shared_interfaces_js[] = {
#embed "core/shared/interfaces.js"
};
static const unsigned char core_tasks_js[] = {
#embed "core/tasks.js"
};
static const unsigned char core_webidl_js[] = {
#embed "core/webidl.js"
};
static const unsigned char crypto_crypto_js[] = {
#embed "crypto/crypto.js"
};
static const unsigned char crypto_keys_js[] = {
#embed "crypto/keys.js"
};
static const unsigned char crypto_operations_js[] = {
#embed "crypto/operations.js"
};
static const unsigned char css_computed_style_js[] = {
#embed "css/computed-style.js"
};
static const unsigned char css_css_namespace_js[] = {
#embed "css/css-namespace.js"
};
static const unsigned char css_element_members_js[] = {
#embed "css/element-members.js"
};
static const unsigned char css_fonts_js[] = {
#embed "css/fonts.js"
};
static const unsigned char css_frame_viewport_js[] = {
#embed "css/frame-viewport.js"
};
static const unsigned char css_geometry_js[] = {
#embed "css/geometry.js"
};
static const unsigned char css_imports_js[] = {
#embed "css/imports.js"
};
static const unsigned char css_inline_style_js[] = {
#embed "css/inline-style.js"
};
static const unsigned char css_inner_text_js[] = {
#embed "css/inner-text.js"
};
static const unsigned char css_intersection_observer_js[] = {
#embed "css/intersection-observer.js"
};
static const unsigned char css_matrices_js[] = {
#embed "css/matrices.js"
};
static const unsigned char css_media_query_list_js[] = {
#embed "css/media-query-list.js"
};
static const unsigned char css_observers_js[] = {
#embed "css/observers.js"
};
static const unsigned char css_points_js[] = {
#embed "css/points.js"
};
static const unsigned char css_rects_js[] = {
#embed "css/rects.js"
};
static const unsigned char css_resize_observer_js[] = {
#embed "css/resize-observer.js"
};
static const unsigned char css_rules_js[] = {
#embed "css/rules.js"
};
static const unsigned char css_scrolling_js[] = {
#embed "css/scrolling.js"
};
static const unsigned char css_shared_absolute_values_js[] = {
#embed "css/shared/absolute-values.js"
};
static const unsigned char css_shared_calc_js[] = {
#embed "css/shared/calc.js"
};
static const unsigned char css_shared_cascade_js[] = {
#embed "css/shared/cascade.js"
};
static const unsigned char css_shared_color_functions_js[] = {
#embed "css/shared/color-functions.js"
};
static const unsigned char css_shared_color_mix_js[] = {
#embed "css/shared/color-mix.js"
};
static const unsigned char css_shared_color_spaces_js[] = {
#embed "css/shared/color-spaces.js"
};
static const unsigned char css_shared_colors_js[] = {
#embed "css/shared/colors.js"
};
static const unsigned char css_shared_components_js[] = {
#embed "css/shared/components.js"
};
static const unsigned char css_shared_computed_js[] = {
#embed "css/shared/computed.js"
};
static const unsigned char css_shared_container_queries_js[] = {
#embed "css/shared/container-queries.js"
};
static const unsigned char css_shared_declarations_js[] = {
#embed "css/shared/declarations.js"
};
static const unsigned char css_shared_element_walk_js[] = {
#embed "css/shared/element-walk.js"
};
static const unsigned char css_shared_flat_tree_js[] = {
#embed "css/shared/flat-tree.js"
};
static const unsigned char css_shared_geometry_js[] = {
#embed "css/shared/geometry.js"
};
static const unsigned char css_shared_inner_text_js[] = {
#embed "css/shared/inner-text.js"
};
static const unsigned char css_shared_insets_js[] = {
#embed "css/shared/insets.js"
};
static const unsigned char css_shared_legacy_values_js[] = {
#embed "css/shared/legacy-values.js"
};
static const unsigned char css_shared_media_js[] = {
#embed "css/shared/media.js"
};
static const unsigned char css_shared_moving_js[] = {
#embed "css/shared/moving.js"
};
static const unsigned char css_shared_preludes_js[] = {
#embed "css/shared/preludes.js"
};
static const unsigned char css_shared_presentation_hints_js[] = {
#embed "css/shared/presentation-hints.js"
};
static const unsigned char css_shared_properties_js[] = {
#embed "css/shared/properties.js"
};
static const unsigned char css_shared_property_names_js[] = {
#embed "css/shared/property-names.js"
};
static const unsigned char css_shared_property_table_js[] = {
#embed "css/shared/property-table.js"
};
static const unsigned char css_shared_quirks_js[] = {
#embed "css/shared/quirks.js"
};
static const unsigned char css_shared_registered_js[] = {
#embed "css/shared/registered.js"
};
static const unsigned char css_shared_replaced_js[] = {
#embed "css/shared/replaced.js"
};
static const unsigned char css_shared_resolved_js[] = {
#embed "css/shared/resolved.js"
};
static const unsigned char css_shared_rule_texts_js[] = {
#embed "css/shared/rule-texts.js"
};
static const unsigned char css_shared_scanner_js[] = {
#embed "css/shared/scanner.js"
};
static const unsigned char css_shared_scopes_js[] = {
#embed "css/shared/scopes.js"
};
static const unsigned char css_shared_selector_has_js[] = {
#embed "css/shared/selector-has.js"
};
static const unsigned char css_shared_selector_matcher_js[] = {
#embed "css/shared/selector-matcher.js"
};
static const unsigned char css_shared_selector_names_js[] = {
#embed "css/shared/selector-names.js"
};
static const unsigned char css_shared_selector_parser_js[] = {
#embed "css/shared/selector-parser.js"
};
static const unsigned char css_shared_selector_serializer_js[] = {
#embed "css/shared/selector-serializer.js"
};
static const unsigned char css_shared_selectors_js[] = {
#embed "css/shared/selectors.js"
};
static const unsigned char css_shared_shorthand_grammars_js[] = {
#embed "css/shared/shorthand-grammars.js"
};
static const unsigned char css_shared_shorthand_layers_js[] = {
#embed "css/shared/shorthand-layers.js"
};
static const unsigned char css_shared_shorthands_js[] = {
#embed "css/shared/shorthands.js"
};
static const unsigned char css_shared_states_js[] = {
#embed "css/shared/states.js"
};
static const unsigned char css_shared_style_index_js[] = {
#embed "css/shared/style-index.js"
};
static const unsigned char css_shared_style_rules_js[] = {
#embed "css/shared/style-rules.js"
};
static const unsigned char css_shared_style_slot_js[] = {
#embed "css/shared/style-slot.js"
};
static const unsigned char css_shared_transforms_js[] = {
#embed "css/shared/transforms.js"
};
static const unsigned char css_shared_ua_sheet_js[] = {
#embed "css/shared/ua-sheet.js"
};
static const unsigned char css_shared_value_rules_js[] = {
#embed "css/shared/value-rules.js"
};
static const unsigned char css_shared_values_js[] = {
#embed "css/shared/values.js"
};
static const unsigned char css_shared_variables_js[] = {
#embed "css/shared/variables.js"
};
static const unsigned char css_sheets_js[] = {
#embed "css/sheets.js"
};
static const unsigned char css_style_changes_js[] = {
#embed "css/style-changes.js"
};
static const unsigned char css_style_declaration_js[] = {
#embed "css/style-declaration.js"
};
static const unsigned char css_style_element_js[] = {
#embed "css/style-element.js"
};
static const unsigned char css_style_js[] = {
#embed "css/style.js"
};
static const unsigned char css_viewport_js[] = {
#embed "css/viewport.js"
};
static const unsigned char dom_attr_js[] = {
#embed "dom/attr.js"
};
static const unsigned char dom_character_data_js[] = {
#embed "dom/character-data.js"
};
static const unsigned char dom_collections_js[] = {
#embed "dom/collections.js"
};
static const unsigned char dom_dataset_js[] = {
#embed "dom/dataset.js"
};
static const unsigned char dom_doctype_js[] = {
#embed "dom/doctype.js"
};
static const unsigned char dom_document_members_js[] = {
#embed "dom/document-members.js"
};
static const unsigned char dom_document_js[] = {
#embed "dom/document.js"
};
static const unsigned char dom_dom_parser_js[] = {
#embed "dom/dom-parser.js"
};
static const unsigned char dom_element_js[] = {
#embed "dom/element.js"
};
static const unsigned char dom_errors_js[] = {
#embed "dom/errors.js"
};
static const unsigned char dom_exotic_js[] = {
#embed "dom/exotic.js"
};
static const unsigned char dom_fragment_js[] = {
#embed "dom/fragment.js"
};
static const unsigned char dom_implementation_js[] = {
#embed "dom/implementation.js"
};
static const unsigned char dom_markup_js[] = {
#embed "dom/markup.js"
};
static const unsigned char dom_mixins_js[] = {
#embed "dom/mixins.js"
};
static const unsigned char dom_mutation_observer_js[] = {
#embed "dom/mutation-observer.js"
};
static const unsigned char dom_named_access_js[] = {
#embed "dom/named-access.js"
};
static const unsigned char dom_node_js[] = {
#embed "dom/node.js"
};
static const unsigned char dom_page_document_js[] = {
#embed "dom/page-document.js"
};
static const unsigned char dom_range_js[] = {
#embed "dom/range.js"
};
static const unsigned char dom_selection_js[] = {
#embed "dom/selection.js"
};
static const unsigned char dom_shadow_root_js[] = {
#embed "dom/shadow-root.js"
};
static const unsigned char dom_shared_attributes_js[] = {
#embed "dom/shared/attributes.js"
};
static const unsigned char dom_shared_by_name_js[] = {
#embed "dom/shared/by-name.js"
};
static const unsigned char dom_shared_clone_js[] = {
#embed "dom/shared/clone.js"
};
static const unsigned char dom_shared_codes_js[] = {
#embed "dom/shared/codes.js"
};
static const unsigned char dom_shared_datasets_js[] = {
#embed "dom/shared/datasets.js"
};
static const unsigned char dom_shared_elements_js[] = {
#embed "dom/shared/elements.js"
};
static const unsigned char dom_shared_ids_js[] = {
#embed "dom/shared/ids.js"
};
static const unsigned char dom_shared_live_js[] = {
#embed "dom/shared/live.js"
};
static const unsigned char dom_shared_mutate_js[] = {
#embed "dom/shared/mutate.js"
};
static const unsigned char dom_shared_names_js[] = {
#embed "dom/shared/names.js"
};
static const unsigned char dom_shared_nodes_js[] = {
#embed "dom/shared/nodes.js"
};
static const unsigned char dom_shared_ranges_js[] = {
#embed "dom/shared/ranges.js"
};
static const unsigned char dom_shared_serialise_js[] = {
#embed "dom/shared/serialise.js"
};
static const unsigned char dom_shared_slot_js[] = {
#embed "dom/shared/slot.js"
};
static const unsigned char dom_shared_text_js[] = {
#embed "dom/shared/text.js"
};
static const unsigned char dom_shared_tokens_js[] = {
#embed "dom/shared/tokens.js"
};
static const unsigned char dom_shared_tree_js[] = {
#embed "dom/shared/tree.js"
};
static const unsigned char dom_shared_walk_js[] = {
#embed "dom/shared/walk.js"
};
static const unsigned char dom_shared_xml_serialise_js[] = {
#embed "dom/shared/xml-serialise.js"
};
static const unsigned char dom_slot_js[] = {
#embed "dom/slot.js"
};
static const unsigned char dom_tokens_js[] = {
#embed "dom/tokens.js"
};
static const unsigned char dom_traversal_js[] = {
#embed "dom/traversal.js"
};
static const unsigned char dom_window_names_js[] = {
#embed "dom/window-names.js"
};
static const unsigned char dom_xml_js[] = {
#embed "dom/xml.js"
};
static const unsigned char encoding_base64_js[] = {
#embed "encoding/base64.js"
};
static const unsigned char encoding_encoding_js[] = {
#embed "encoding/encoding.js"
};
static const unsigned char events_abort_js[] = {
#embed "events/abort.js"
};
static const unsigned char events_create_js[] = {
#embed "events/create.js"
};
static const unsigned char events_data_transfer_js[] = {
#embed "events/data-transfer.js"
};
static const unsigned char events_device_events_js[] = {
#embed "events/device-events.js"
};
static const unsigned char events_dom_exception_js[] = {
#embed "events/dom-exception.js"
};
static const unsigned char events_event_target_js[] = {
#embed "events/event-target.js"
};
static const unsigned char events_event_types_js[] = {
#embed "events/event-types.js"
};
static const unsigned char events_event_js[] = {
#embed "events/event.js"
};
static const unsigned char events_events_js[] = {
#embed "events/events.js"
};
static const unsigned char events_global_handlers_js[] = {
#embed "events/global-handlers.js"
};
static const unsigned char events_handler_source_js[] = {
#embed "events/handler-source.js"
};
static const unsigned char events_handlers_js[] = {
#embed "events/handlers.js"
};
static const unsigned char events_html_events_js[] = {
#embed "events/html-events.js"
};
static const unsigned char events_kinds_js[] = {
#embed "events/kinds.js"
};
static const unsigned char events_path_js[] = {
#embed "events/path.js"
};
static const unsigned char events_pointer_capture_js[] = {
#embed "events/pointer-capture.js"
};
static const unsigned char events_ui_js[] = {
#embed "events/ui.js"
};
static const unsigned char events_window_handlers_js[] = {
#embed "events/window-handlers.js"
};
static const unsigned char fetch_beacon_js[] = {
#embed "fetch/beacon.js"
};
static const unsigned char fetch_body_js[] = {
#embed "fetch/body.js"
};
static const unsigned char fetch_fetch_js[] = {
#embed "fetch/fetch.js"
};
static const unsigned char fetch_form_data_js[] = {
#embed "fetch/form-data.js"
};
static const unsigned char fetch_headers_js[] = {
#embed "fetch/headers.js"
};
static const unsigned char fetch_mime_js[] = {
#embed "fetch/mime.js"
};
static const unsigned char fetch_multipart_js[] = {
#embed "fetch/multipart.js"
};
static const unsigned char fetch_network_js[] = {
#embed "fetch/network.js"
};
static const unsigned char fetch_request_js[] = {
#embed "fetch/request.js"
};
static const unsigned char fetch_response_js[] = {
#embed "fetch/response.js"
};
static const unsigned char fetch_xhr_document_js[] = {
#embed "fetch/xhr-document.js"
};
static const unsigned char fetch_xhr_js[] = {
#embed "fetch/xhr.js"
};
static const unsigned char files_blob_urls_js[] = {
#embed "files/blob-urls.js"
};
static const unsigned char files_blob_js[] = {
#embed "files/blob.js"
};
static const unsigned char files_file_reader_js[] = {
#embed "files/file-reader.js"
};
static const unsigned char html_activation_state_js[] = {
#embed "html/activation-state.js"
};
static const unsigned char html_activation_js[] = {
#embed "html/activation.js"
};
static const unsigned char html_aria_js[] = {
#embed "html/aria.js"
};
static const unsigned char html_autofill_js[] = {
#embed "html/autofill.js"
};
static const unsigned char html_bars_js[] = {
#embed "html/bars.js"
};
static const unsigned char html_body_js[] = {
#embed "html/body.js"
};
static const unsigned char html_brand_js[] = {
#embed "html/brand.js"
};
static const unsigned char html_button_js[] = {
#embed "html/button.js"
};
static const unsigned char html_canvas_js[] = {
#embed "html/canvas.js"
};
static const unsigned char html_child_js[] = {
#embed "html/child.js"
};
static const unsigned char html_clipboard_object_js[] = {
#embed "html/clipboard-object.js"
};
static const unsigned char html_clipboard_js[] = {
#embed "html/clipboard.js"
};
static const unsigned char html_commands_js[] = {
#embed "html/commands.js"
};
static const unsigned char html_constraints_js[] = {
#embed "html/constraints.js"
};
static const unsigned char html_constructors_js[] = {
#embed "html/constructors.js"
};
static const unsigned char html_cookies_js[] = {
#embed "html/cookies.js"
};
static const unsigned char html_cross_window_js[] = {
#embed "html/cross-window.js"
};
static const unsigned char html_custom_elements_js[] = {
#embed "html/custom-elements.js"
};
static const unsigned char html_details_js[] = {
#embed "html/details.js"
};
static const unsigned char html_dialog_js[] = {
#embed "html/dialog.js"
};
static const unsigned char html_document_facts_js[] = {
#embed "html/document-facts.js"
};
static const unsigned char html_dynamic_markup_js[] = {
#embed "html/dynamic-markup.js"
};
static const unsigned char html_editing_js[] = {
#embed "html/editing.js"
};
static const unsigned char html_element_steps_js[] = {
#embed "html/element-steps.js"
};
static const unsigned char html_elements_js[] = {
#embed "html/elements.js"
};
static const unsigned char html_embedded_js[] = {
#embed "html/embedded.js"
};
static const unsigned char html_fieldset_js[] = {
#embed "html/fieldset.js"
};
static const unsigned char html_fire_js[] = {
#embed "html/fire.js"
};
static const unsigned char html_focus_js[] = {
#embed "html/focus.js"
};
static const unsigned char html_foreign_js[] = {
#embed "html/foreign.js"
};
static const unsigned char html_form_collections_js[] = {
#embed "html/form-collections.js"
};
static const unsigned char html_form_js[] = {
#embed "html/form.js"
};
static const unsigned char html_fragment_js[] = {
#embed "html/fragment.js"
};
static const unsigned char html_fragments_js[] = {
#embed "html/fragments.js"
};
static const unsigned char html_frame_elements_js[] = {
#embed "html/frame-elements.js"
};
static const unsigned char html_frames_js[] = {
#embed "html/frames.js"
};
static const unsigned char html_fullscreen_js[] = {
#embed "html/fullscreen.js"
};
static const unsigned char html_gauges_js[] = {
#embed "html/gauges.js"
};
static const unsigned char html_geolocation_js[] = {
#embed "html/geolocation.js"
};
static const unsigned char html_handler_names_js[] = {
#embed "html/handler-names.js"
};
static const unsigned char html_handler_scope_js[] = {
#embed "html/handler-scope.js"
};
static const unsigned char html_html_element_js[] = {
#embed "html/html-element.js"
};
static const unsigned char html_hyperlinks_js[] = {
#embed "html/hyperlinks.js"
};
static const unsigned char html_iframe_js[] = {
#embed "html/iframe.js"
};
static const unsigned char html_image_button_js[] = {
#embed "html/image-button.js"
};
static const unsigned char html_image_sources_js[] = {
#embed "html/image-sources.js"
};
static const unsigned char html_image_js[] = {
#embed "html/image.js"
};
static const unsigned char html_input_js[] = {
#embed "html/input.js"
};
static const unsigned char html_interfaces_js[] = {
#embed "html/interfaces.js"
};
static const unsigned char html_internals_js[] = {
#embed "html/internals.js"
};
static const unsigned char html_keyboard_js[] = {
#embed "html/keyboard.js"
};
static const unsigned char html_label_js[] = {
#embed "html/label.js"
};
static const unsigned char html_life_cycle_js[] = {
#embed "html/life-cycle.js"
};
static const unsigned char html_link_js[] = {
#embed "html/link.js"
};
static const unsigned char html_loader_js[] = {
#embed "html/loader.js"
};
static const unsigned char html_location_js[] = {
#embed "html/location.js"
};
static const unsigned char html_marquee_js[] = {
#embed "html/marquee.js"
};
static const unsigned char html_media_loading_js[] = {
#embed "html/media-loading.js"
};
static const unsigned char html_media_values_js[] = {
#embed "html/media-values.js"
};
static const unsigned char html_media_js[] = {
#embed "html/media.js"
};
static const unsigned char html_microtasks_js[] = {
#embed "html/microtasks.js"
};
static const unsigned char html_modules_js[] = {
#embed "html/modules.js"
};
static const unsigned char html_navigation_js[] = {
#embed "html/navigation.js"
};
static const unsigned char html_navigator_js[] = {
#embed "html/navigator.js"
};
static const unsigned char html_option_js[] = {
#embed "html/option.js"
};
static const unsigned char html_output_js[] = {
#embed "html/output.js"
};
static const unsigned char html_parser_js[] = {
#embed "html/parser.js"
};
static const unsigned char html_plugins_js[] = {
#embed "html/plugins.js"
};
static const unsigned char html_popover_js[] = {
#embed "html/popover.js"
};
static const unsigned char html_pragmas_js[] = {
#embed "html/pragmas.js"
};
static const unsigned char html_preload_js[] = {
#embed "html/preload.js"
};
static const unsigned char html_reactions_js[] = {
#embed "html/reactions.js"
};
static const unsigned char html_realms_js[] = {
#embed "html/realms.js"
};
static const unsigned char html_references_js[] = {
#embed "html/references.js"
};
static const unsigned char html_referrer_policy_js[] = {
#embed "html/referrer-policy.js"
};
static const unsigned char html_reflection_js[] = {
#embed "html/reflection.js"
};
static const unsigned char html_refresh_js[] = {
#embed "html/refresh.js"
};
static const unsigned char html_resources_js[] = {
#embed "html/resources.js"
};
static const unsigned char html_screen_orientation_js[] = {
#embed "html/screen-orientation.js"
};
static const unsigned char html_screen_js[] = {
#embed "html/screen.js"
};
static const unsigned char html_script_element_js[] = {
#embed "html/script-element.js"
};
static const unsigned char html_scripting_js[] = {
#embed "html/scripting.js"
};
static const unsigned char html_select_js[] = {
#embed "html/select.js"
};
static const unsigned char html_session_history_js[] = {
#embed "html/session-history.js"
};
static const unsigned char html_shared_attributes_js[] = {
#embed "html/shared/attributes.js"
};
static const unsigned char html_shared_build_xml_js[] = {
#embed "html/shared/build-xml.js"
};
static const unsigned char html_shared_build_js[] = {
#embed "html/shared/build.js"
};
static const unsigned char html_shared_controls_js[] = {
#embed "html/shared/controls.js"
};
static const unsigned char html_shared_custom_state_js[] = {
#embed "html/shared/custom-state.js"
};
static const unsigned char html_shared_dates_js[] = {
#embed "html/shared/dates.js"
};
static const unsigned char html_shared_form_steps_js[] = {
#embed "html/shared/form-steps.js"
};
static const unsigned char html_shared_hosts_js[] = {
#embed "html/shared/hosts.js"
};
static const unsigned char html_shared_image_candidates_js[] = {
#embed "html/shared/image-candidates.js"
};
static const unsigned char html_shared_image_maps_js[] = {
#embed "html/shared/image-maps.js"
};
static const unsigned char html_shared_inputs_js[] = {
#embed "html/shared/inputs.js"
};
static const unsigned char html_shared_interfaces_js[] = {
#embed "html/shared/interfaces.js"
};
static const unsigned char html_shared_messages_js[] = {
#embed "html/shared/messages.js"
};
static const unsigned char html_shared_name_filter_js[] = {
#embed "html/shared/name-filter.js"
};
static const unsigned char html_shared_names_js[] = {
#embed "html/shared/names.js"
};
static const unsigned char html_shared_numbers_js[] = {
#embed "html/shared/numbers.js"
};
static const unsigned char html_shared_owners_js[] = {
#embed "html/shared/owners.js"
};
static const unsigned char html_shared_radios_js[] = {
#embed "html/shared/radios.js"
};
static const unsigned char html_shared_selected_content_js[] = {
#embed "html/shared/selected-content.js"
};
static const unsigned char html_shared_selects_js[] = {
#embed "html/shared/selects.js"
};
static const unsigned char html_shared_slots_js[] = {
#embed "html/shared/slots.js"
};
static const unsigned char html_shared_states_js[] = {
#embed "html/shared/states.js"
};
static const unsigned char html_shared_steps_js[] = {
#embed "html/shared/steps.js"
};
static const unsigned char html_shared_templates_js[] = {
#embed "html/shared/templates.js"
};
static const unsigned char html_shared_validity_js[] = {
#embed "html/shared/validity.js"
};
static const unsigned char html_shared_walk_js[] = {
#embed "html/shared/walk.js"
};
static const unsigned char html_slot_changes_js[] = {
#embed "html/slot-changes.js"
};
static const unsigned char html_slot_js[] = {
#embed "html/slot.js"
};
static const unsigned char html_steps_js[] = {
#embed "html/steps.js"
};
static const unsigned char html_string_list_js[] = {
#embed "html/string-list.js"
};
static const unsigned char html_submission_js[] = {
#embed "html/submission.js"
};
static const unsigned char html_tables_js[] = {
#embed "html/tables.js"
};
static const unsigned char html_template_js[] = {
#embed "html/template.js"
};
static const unsigned char html_text_elements_js[] = {
#embed "html/text-elements.js"
};
static const unsigned char html_text_selection_js[] = {
#embed "html/text-selection.js"
};
static const unsigned char html_textarea_js[] = {
#embed "html/textarea.js"
};
static const unsigned char html_toggles_js[] = {
#embed "html/toggles.js"
};
static const unsigned char html_traits_js[] = {
#embed "html/traits.js"
};
static const unsigned char html_urls_js[] = {
#embed "html/urls.js"
};
static const unsigned char html_window_interface_js[] = {
#embed "html/window-interface.js"
};
static const unsigned char html_window_js[] = {
#embed "html/window.js"
};
static const unsigned char html_xml_js[] = {
#embed "html/xml.js"
};
static const unsigned char messaging_event_source_js[] = {
#embed "messaging/event-source.js"
};
static const unsigned char messaging_event_stream_js[] = {
#embed "messaging/event-stream.js"
};
static const unsigned char messaging_messaging_js[] = {
#embed "messaging/messaging.js"
};
static const unsigned char messaging_shared_state_text_js[] = {
#embed "messaging/shared/state-text.js"
};
static const unsigned char messaging_structured_clone_js[] = {
#embed "messaging/structured-clone.js"
};
static const unsigned char messaging_web_socket_js[] = {
#embed "messaging/web-socket.js"
};
static const unsigned char performance_instants_js[] = {
#embed "performance/instants.js"
};
static const unsigned char performance_loads_js[] = {
#embed "performance/loads.js"
};
static const unsigned char performance_navigation_timing_js[] = {
#embed "performance/navigation-timing.js"
};
static const unsigned char performance_performance_timeline_js[] = {
#embed "performance/performance-timeline.js"
};
static const unsigned char performance_performance_js[] = {
#embed "performance/performance.js"
};
static const unsigned char performance_resource_timing_js[] = {
#embed "performance/resource-timing.js"
};
static const unsigned char performance_user_timing_js[] = {
#embed "performance/user-timing.js"
};
static const unsigned char security_policy_js[] = {
#embed "security/policy.js"
};
static const unsigned char storage_storage_js[] = {
#embed "storage/storage.js"
};
static const unsigned char streams_byte_js[] = {
#embed "streams/byte.js"
};
static const unsigned char streams_common_js[] = {
#embed "streams/common.js"
};
static const unsigned char streams_controller_js[] = {
#embed "streams/controller.js"
};
static const unsigned char streams_from_js[] = {
#embed "streams/from.js"
};
static const unsigned char streams_iterator_js[] = {
#embed "streams/iterator.js"
};
static const unsigned char streams_pipe_js[] = {
#embed "streams/pipe.js"
};
static const unsigned char streams_queuing_js[] = {
#embed "streams/queuing.js"
};
static const unsigned char streams_readable_js[] = {
#embed "streams/readable.js"
};
static const unsigned char streams_reader_js[] = {
#embed "streams/reader.js"
};
static const unsigned char streams_streams_js[] = {
#embed "streams/streams.js"
};
static const unsigned char streams_tee_js[] = {
#embed "streams/tee.js"
};
static const unsigned char streams_transform_js[] = {
#embed "streams/transform.js"
};
static const unsigned char streams_writable_js[] = {
#embed "streams/writable.js"
};
static const unsigned char streams_writer_js[] = {
#embed "streams/writer.js"
};
static const unsigned char svg_elements_js[] = {
#embed "svg/elements.js"
};
static const unsigned char svg_geometry_js[] = {
#embed "svg/geometry.js"
};
static const unsigned char svg_lengths_js[] = {
#embed "svg/lengths.js"
};
static const unsigned char svg_lists_js[] = {
#embed "svg/lists.js"
};
static const unsigned char svg_shared_paths_js[] = {
#embed "svg/shared/paths.js"
};
static const unsigned char svg_shared_table_js[] = {
#embed "svg/shared/table.js"
};
static const unsigned char svg_transforms_js[] = {
#embed "svg/transforms.js"
};
static const unsigned char svg_values_js[] = {
#embed "svg/values.js"
};
static const unsigned char url_page_base_js[] = {
#embed "url/page-base.js"
};
static const unsigned char url_pattern_js[] = {
#embed "url/pattern.js"
};
static const unsigned char url_shared_pattern_js[] = {
#embed "url/shared/pattern.js"
};
static const unsigned char url_url_js[] = {
#embed "url/url.js"
};
static const unsigned char user_actionability_js[] = {
#embed "user/actionability.js"
};
static const unsigned char user_actions_js[] = {
#embed "user/actions.js"
};
static const unsigned char user_appearance_js[] = {
#embed "user/appearance.js"
};
static const unsigned char user_editable_js[] = {
#embed "user/editable.js"
};
static const unsigned char user_fills_js[] = {
#embed "user/fills.js"
};
static const unsigned char user_frames_js[] = {
#embed "user/frames.js"
};
static const unsigned char user_keyboard_js[] = {
#embed "user/keyboard.js"
};
static const unsigned char user_keys_js[] = {
#embed "user/keys.js"
};
static const unsigned char user_look_js[] = {
#embed "user/look.js"
};
static const unsigned char user_may_offer_js[] = {
#embed "user/may-offer.js"
};
static const unsigned char user_offers_js[] = {
#embed "user/offers.js"
};
static const unsigned char user_outline_js[] = {
#embed "user/outline.js"
};
static const unsigned char user_pointer_js[] = {
#embed "user/pointer.js"
};
static const unsigned char user_shared_field_samples_js[] = {
#embed "user/shared/field-samples.js"
};
static const unsigned char user_shared_frames_js[] = {
#embed "user/shared/frames.js"
};
static const unsigned char user_shared_json_js[] = {
#embed "user/shared/json.js"
};
static const unsigned char user_shared_locators_js[] = {
#embed "user/shared/locators.js"
};
static const unsigned char user_shared_names_js[] = {
#embed "user/shared/names.js"
};
static const unsigned char user_shared_pattern_samples_js[] = {
#embed "user/shared/pattern-samples.js"
};
static const unsigned char user_shared_roles_js[] = {
#embed "user/shared/roles.js"
};
static const unsigned char user_shared_snapshot_js[] = {
#embed "user/shared/snapshot.js"
};
static const unsigned char user_shared_texts_js[] = {
#embed "user/shared/texts.js"
};
static const unsigned char user_user_js[] = {
#embed "user/user.js"
};
static const unsigned char xpath_shared_axes_js[] = {
#embed "xpath/shared/axes.js"
};
static const unsigned char xpath_shared_evaluate_js[] = {
#embed "xpath/shared/evaluate.js"
};
static const unsigned char xpath_shared_failure_js[] = {
#embed "xpath/shared/failure.js"
};
static const unsigned char xpath_shared_functions_js[] = {
#embed "xpath/shared/functions.js"
};
static const unsigned char xpath_shared_lexer_js[] = {
#embed "xpath/shared/lexer.js"
};
static const unsigned char xpath_shared_parser_js[] = {
#embed "xpath/shared/parser.js"
};
static const unsigned char xpath_shared_values_js[] = {
#embed "xpath/shared/values.js"
};
static const unsigned char xpath_xpath_js[] = {
#embed "xpath/xpath.js"
};

#define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

static const WebPlatformScript scripts[] = {
    SCRIPT("animations/animation", animations_animation_js),
    SCRIPT("animations/effect", animations_effect_js),
    SCRIPT("animations/shared/interpolate", animations_shared_interpolate_js),
    SCRIPT("animations/shared/timing", animations_shared_timing_js),
    SCRIPT("animations/style-animations", animations_style_animations_js),
    SCRIPT("canvas/colors", canvas_colors_js),
    SCRIPT("canvas/context", canvas_context_js),
    SCRIPT("canvas/drawing", canvas_drawing_js),
    SCRIPT("canvas/image-bitmap", canvas_image_bitmap_js),
    SCRIPT("canvas/image-data", canvas_image_data_js),
    SCRIPT("canvas/images", canvas_images_js),
    SCRIPT("canvas/matrices", canvas_matrices_js),
    SCRIPT("canvas/offscreen", canvas_offscreen_js),
    SCRIPT("canvas/path-members", canvas_path_members_js),
    SCRIPT("canvas/path2d", canvas_path2d_js),
    SCRIPT("canvas/png", canvas_png_js),
    SCRIPT("canvas/shared/fonts", canvas_shared_fonts_js),
    SCRIPT("canvas/shared/hits", canvas_shared_hits_js),
    SCRIPT("canvas/shared/paths", canvas_shared_paths_js),
    SCRIPT("canvas/shared/strokes", canvas_shared_strokes_js),
    SCRIPT("canvas/shared/surfaces", canvas_shared_surfaces_js),
    SCRIPT("canvas/styles", canvas_styles_js),
    SCRIPT("canvas/text", canvas_text_js),
    SCRIPT("compression/compression", compression_compression_js),
    SCRIPT("console/console-table", console_console_table_js),
    SCRIPT("console/console", console_console_js),
    SCRIPT("console/inspect-node", console_inspect_node_js),
    SCRIPT("console/inspect", console_inspect_js),
    SCRIPT("console/object", console_object_js),
    SCRIPT("core/any-realm", core_any_realm_js),
    SCRIPT("core/classes", core_classes_js),
    SCRIPT("core/errors", core_errors_js),
    SCRIPT("core/global-names", core_global_names_js),
    SCRIPT("core/globals", core_globals_js),
    SCRIPT("core/globals.json", core_globals_json),
    SCRIPT("core/intl", core_intl_js),
    SCRIPT("core/old-view", core_old_view_js),
    SCRIPT("core/platform", core_platform_js),
    SCRIPT("core/primordials", core_primordials_js),
    SCRIPT("core/shared/interfaces", core_shared_interfaces_js),
    SCRIPT("core/tasks", core_tasks_js),
    SCRIPT("core/webidl", core_webidl_js),
    SCRIPT("crypto/crypto", crypto_crypto_js),
    SCRIPT("crypto/keys", crypto_keys_js),
    SCRIPT("crypto/operations", crypto_operations_js),
    SCRIPT("css/computed-style", css_computed_style_js),
    SCRIPT("css/css-namespace", css_css_namespace_js),
    SCRIPT("css/element-members", css_element_members_js),
    SCRIPT("css/fonts", css_fonts_js),
    SCRIPT("css/frame-viewport", css_frame_viewport_js),
    SCRIPT("css/geometry", css_geometry_js),
    SCRIPT("css/imports", css_imports_js),
    SCRIPT("css/inline-style", css_inline_style_js),
    SCRIPT("css/inner-text", css_inner_text_js),
    SCRIPT("css/intersection-observer", css_intersection_observer_js),
    SCRIPT("css/matrices", css_matrices_js),
    SCRIPT("css/media-query-list", css_media_query_list_js),
    SCRIPT("css/observers", css_observers_js),
    SCRIPT("css/points", css_points_js),
    SCRIPT("css/rects", css_rects_js),
    SCRIPT("css/resize-observer", css_resize_observer_js),
    SCRIPT("css/rules", css_rules_js),
    SCRIPT("css/scrolling", css_scrolling_js),
    SCRIPT("css/shared/absolute-values", css_shared_absolute_values_js),
    SCRIPT("css/shared/calc", css_shared_calc_js),
    SCRIPT("css/shared/cascade", css_shared_cascade_js),
    SCRIPT("css/shared/color-functions", css_shared_color_functions_js),
    SCRIPT("css/shared/color-mix", css_shared_color_mix_js),
    SCRIPT("css/shared/color-spaces", css_shared_color_spaces_js),
    SCRIPT("css/shared/colors", css_shared_colors_js),
    SCRIPT("css/shared/components", css_shared_components_js),
    SCRIPT("css/shared/computed", css_shared_computed_js),
    SCRIPT("css/shared/container-queries", css_shared_container_queries_js),
    SCRIPT("css/shared/declarations", css_shared_declarations_js),
    SCRIPT("css/shared/element-walk", css_shared_element_walk_js),
    SCRIPT("css/shared/flat-tree", css_shared_flat_tree_js),
    SCRIPT("css/shared/geometry", css_shared_geometry_js),
    SCRIPT("css/shared/inner-text", css_shared_inner_text_js),
    SCRIPT("css/shared/insets", css_shared_insets_js),
    SCRIPT("css/shared/legacy-values", css_shared_legacy_values_js),
    SCRIPT("css/shared/media", css_shared_media_js),
    SCRIPT("css/shared/moving", css_shared_moving_js),
    SCRIPT("css/shared/preludes", css_shared_preludes_js),
    SCRIPT("css/shared/presentation-hints", css_shared_presentation_hints_js),
    SCRIPT("css/shared/properties", css_shared_properties_js),
    SCRIPT("css/shared/property-names", css_shared_property_names_js),
    SCRIPT("css/shared/property-table", css_shared_property_table_js),
    SCRIPT("css/shared/quirks", css_shared_quirks_js),
    SCRIPT("css/shared/registered", css_shared_registered_js),
    SCRIPT("css/shared/replaced", css_shared_replaced_js),
    SCRIPT("css/shared/resolved", css_shared_resolved_js),
    SCRIPT("css/shared/rule-texts", css_shared_rule_texts_js),
    SCRIPT("css/shared/scanner", css_shared_scanner_js),
    SCRIPT("css/shared/scopes", css_shared_scopes_js),
    SCRIPT("css/shared/selector-has", css_shared_selector_has_js),
    SCRIPT("css/shared/selector-matcher", css_shared_selector_matcher_js),
    SCRIPT("css/shared/selector-names", css_shared_selector_names_js),
    SCRIPT("css/shared/selector-parser", css_shared_selector_parser_js),
    SCRIPT("css/shared/selector-serializer", css_shared_selector_serializer_js),
    SCRIPT("css/shared/selectors", css_shared_selectors_js),
    SCRIPT("css/shared/shorthand-grammars", css_shared_shorthand_grammars_js),
    SCRIPT("css/shared/shorthand-layers", css_shared_shorthand_layers_js),
    SCRIPT("css/shared/shorthands", css_shared_shorthands_js),
    SCRIPT("css/shared/states", css_shared_states_js),
    SCRIPT("css/shared/style-index", css_shared_style_index_js),
    SCRIPT("css/shared/style-rules", css_shared_style_rules_js),
    SCRIPT("css/shared/style-slot", css_shared_style_slot_js),
    SCRIPT("css/shared/transforms", css_shared_transforms_js),
    SCRIPT("css/shared/ua-sheet", css_shared_ua_sheet_js),
    SCRIPT("css/shared/value-rules", css_shared_value_rules_js),
    SCRIPT("css/shared/values", css_shared_values_js),
    SCRIPT("css/shared/variables", css_shared_variables_js),
    SCRIPT("css/sheets", css_sheets_js),
    SCRIPT("css/style-changes", css_style_changes_js),
    SCRIPT("css/style-declaration", css_style_declaration_js),
    SCRIPT("css/style-element", css_style_element_js),
    SCRIPT("css/style", css_style_js),
    SCRIPT("css/viewport", css_viewport_js),
    SCRIPT("dom/attr", dom_attr_js),
    SCRIPT("dom/character-data", dom_character_data_js),
    SCRIPT("dom/collections", dom_collections_js),
    SCRIPT("dom/dataset", dom_dataset_js),
    SCRIPT("dom/doctype", dom_doctype_js),
    SCRIPT("dom/document-members", dom_document_members_js),
    SCRIPT("dom/document", dom_document_js),
    SCRIPT("dom/dom-parser", dom_dom_parser_js),
    SCRIPT("dom/element", dom_element_js),
    SCRIPT("dom/errors", dom_errors_js),
    SCRIPT("dom/exotic", dom_exotic_js),
    SCRIPT("dom/fragment", dom_fragment_js),
    SCRIPT("dom/implementation", dom_implementation_js),
    SCRIPT("dom/markup", dom_markup_js),
    SCRIPT("dom/mixins", dom_mixins_js),
    SCRIPT("dom/mutation-observer", dom_mutation_observer_js),
    SCRIPT("dom/named-access", dom_named_access_js),
    SCRIPT("dom/node", dom_node_js),
    SCRIPT("dom/page-document", dom_page_document_js),
    SCRIPT("dom/range", dom_range_js),
    SCRIPT("dom/selection", dom_selection_js),
    SCRIPT("dom/shadow-root", dom_shadow_root_js),
    SCRIPT("dom/shared/attributes", dom_shared_attributes_js),
    SCRIPT("dom/shared/by-name", dom_shared_by_name_js),
    SCRIPT("dom/shared/clone", dom_shared_clone_js),
    SCRIPT("dom/shared/codes", dom_shared_codes_js),
    SCRIPT("dom/shared/datasets", dom_shared_datasets_js),
    SCRIPT("dom/shared/elements", dom_shared_elements_js),
    SCRIPT("dom/shared/ids", dom_shared_ids_js),
    SCRIPT("dom/shared/live", dom_shared_live_js),
    SCRIPT("dom/shared/mutate", dom_shared_mutate_js),
    SCRIPT("dom/shared/names", dom_shared_names_js),
    SCRIPT("dom/shared/nodes", dom_shared_nodes_js),
    SCRIPT("dom/shared/ranges", dom_shared_ranges_js),
    SCRIPT("dom/shared/serialise", dom_shared_serialise_js),
    SCRIPT("dom/shared/slot", dom_shared_slot_js),
    SCRIPT("dom/shared/text", dom_shared_text_js),
    SCRIPT("dom/shared/tokens", dom_shared_tokens_js),
    SCRIPT("dom/shared/tree", dom_shared_tree_js),
    SCRIPT("dom/shared/walk", dom_shared_walk_js),
    SCRIPT("dom/shared/xml-serialise", dom_shared_xml_serialise_js),
    SCRIPT("dom/slot", dom_slot_js),
    SCRIPT("dom/tokens", dom_tokens_js),
    SCRIPT("dom/traversal", dom_traversal_js),
    SCRIPT("dom/window-names", dom_window_names_js),
    SCRIPT("dom/xml", dom_xml_js),
    SCRIPT("encoding/base64", encoding_base64_js),
    SCRIPT("encoding/encoding", encoding_encoding_js),
    SCRIPT("events/abort", events_abort_js),
    SCRIPT("events/create", events_create_js),
    SCRIPT("events/data-transfer", events_data_transfer_js),
    SCRIPT("events/device-events", events_device_events_js),
    SCRIPT("events/dom-exception", events_dom_exception_js),
    SCRIPT("events/event-target", events_event_target_js),
    SCRIPT("events/event-types", events_event_types_js),
    SCRIPT("events/event", events_event_js),
    SCRIPT("events/events", events_events_js),
    SCRIPT("events/global-handlers", events_global_handlers_js),
    SCRIPT("events/handler-source", events_handler_source_js),
    SCRIPT("events/handlers", events_handlers_js),
    SCRIPT("events/html-events", events_html_events_js),
    SCRIPT("events/kinds", events_kinds_js),
    SCRIPT("events/path", events_path_js),
    SCRIPT("events/pointer-capture", events_pointer_capture_js),
    SCRIPT("events/ui", events_ui_js),
    SCRIPT("events/window-handlers", events_window_handlers_js),
    SCRIPT("fetch/beacon", fetch_beacon_js),
    SCRIPT("fetch/body", fetch_body_js),
    SCRIPT("fetch/fetch", fetch_fetch_js),
    SCRIPT("fetch/form-data", fetch_form_data_js),
    SCRIPT("fetch/headers", fetch_headers_js),
    SCRIPT("fetch/mime", fetch_mime_js),
    SCRIPT("fetch/multipart", fetch_multipart_js),
    SCRIPT("fetch/network", fetch_network_js),
    SCRIPT("fetch/request", fetch_request_js),
    SCRIPT("fetch/response", fetch_response_js),
    SCRIPT("fetch/xhr-document", fetch_xhr_document_js),
    SCRIPT("fetch/xhr", fetch_xhr_js),
    SCRIPT("files/blob-urls", files_blob_urls_js),
    SCRIPT("files/blob", files_blob_js),
    SCRIPT("files/file-reader", files_file_reader_js),
    SCRIPT("html/activation-state", html_activation_state_js),
    SCRIPT("html/activation", html_activation_js),
    SCRIPT("html/aria", html_aria_js),
    SCRIPT("html/autofill", html_autofill_js),
    SCRIPT("html/bars", html_bars_js),
    SCRIPT("html/body", html_body_js),
    SCRIPT("html/brand", html_brand_js),
    SCRIPT("html/button", html_button_js),
    SCRIPT("html/canvas", html_canvas_js),
    SCRIPT("html/child", html_child_js),
    SCRIPT("html/clipboard-object", html_clipboard_object_js),
    SCRIPT("html/clipboard", html_clipboard_js),
    SCRIPT("html/commands", html_commands_js),
    SCRIPT("html/constraints", html_constraints_js),
    SCRIPT("html/constructors", html_constructors_js),
    SCRIPT("html/cookies", html_cookies_js),
    SCRIPT("html/cross-window", html_cross_window_js),
    SCRIPT("html/custom-elements", html_custom_elements_js),
    SCRIPT("html/details", html_details_js),
    SCRIPT("html/dialog", html_dialog_js),
    SCRIPT("html/document-facts", html_document_facts_js),
    SCRIPT("html/dynamic-markup", html_dynamic_markup_js),
    SCRIPT("html/editing", html_editing_js),
    SCRIPT("html/element-steps", html_element_steps_js),
    SCRIPT("html/elements", html_elements_js),
    SCRIPT("html/embedded", html_embedded_js),
    SCRIPT("html/fieldset", html_fieldset_js),
    SCRIPT("html/fire", html_fire_js),
    SCRIPT("html/focus", html_focus_js),
    SCRIPT("html/foreign", html_foreign_js),
    SCRIPT("html/form-collections", html_form_collections_js),
    SCRIPT("html/form", html_form_js),
    SCRIPT("html/fragment", html_fragment_js),
    SCRIPT("html/fragments", html_fragments_js),
    SCRIPT("html/frame-elements", html_frame_elements_js),
    SCRIPT("html/frames", html_frames_js),
    SCRIPT("html/fullscreen", html_fullscreen_js),
    SCRIPT("html/gauges", html_gauges_js),
    SCRIPT("html/geolocation", html_geolocation_js),
    SCRIPT("html/handler-names", html_handler_names_js),
    SCRIPT("html/handler-scope", html_handler_scope_js),
    SCRIPT("html/html-element", html_html_element_js),
    SCRIPT("html/hyperlinks", html_hyperlinks_js),
    SCRIPT("html/iframe", html_iframe_js),
    SCRIPT("html/image-button", html_image_button_js),
    SCRIPT("html/image-sources", html_image_sources_js),
    SCRIPT("html/image", html_image_js),
    SCRIPT("html/input", html_input_js),
    SCRIPT("html/interfaces", html_interfaces_js),
    SCRIPT("html/internals", html_internals_js),
    SCRIPT("html/keyboard", html_keyboard_js),
    SCRIPT("html/label", html_label_js),
    SCRIPT("html/life-cycle", html_life_cycle_js),
    SCRIPT("html/link", html_link_js),
    SCRIPT("html/loader", html_loader_js),
    SCRIPT("html/location", html_location_js),
    SCRIPT("html/marquee", html_marquee_js),
    SCRIPT("html/media-loading", html_media_loading_js),
    SCRIPT("html/media-values", html_media_values_js),
    SCRIPT("html/media", html_media_js),
    SCRIPT("html/microtasks", html_microtasks_js),
    SCRIPT("html/modules", html_modules_js),
    SCRIPT("html/navigation", html_navigation_js),
    SCRIPT("html/navigator", html_navigator_js),
    SCRIPT("html/option", html_option_js),
    SCRIPT("html/output", html_output_js),
    SCRIPT("html/parser", html_parser_js),
    SCRIPT("html/plugins", html_plugins_js),
    SCRIPT("html/popover", html_popover_js),
    SCRIPT("html/pragmas", html_pragmas_js),
    SCRIPT("html/preload", html_preload_js),
    SCRIPT("html/reactions", html_reactions_js),
    SCRIPT("html/realms", html_realms_js),
    SCRIPT("html/references", html_references_js),
    SCRIPT("html/referrer-policy", html_referrer_policy_js),
    SCRIPT("html/reflection", html_reflection_js),
    SCRIPT("html/refresh", html_refresh_js),
    SCRIPT("html/resources", html_resources_js),
    SCRIPT("html/screen-orientation", html_screen_orientation_js),
    SCRIPT("html/screen", html_screen_js),
    SCRIPT("html/script-element", html_script_element_js),
    SCRIPT("html/scripting", html_scripting_js),
    SCRIPT("html/select", html_select_js),
    SCRIPT("html/session-history", html_session_history_js),
    SCRIPT("html/shared/attributes", html_shared_attributes_js),
    SCRIPT("html/shared/build-xml", html_shared_build_xml_js),
    SCRIPT("html/shared/build", html_shared_build_js),
    SCRIPT("html/shared/controls", html_shared_controls_js),
    SCRIPT("html/shared/custom-state", html_shared_custom_state_js),
    SCRIPT("html/shared/dates", html_shared_dates_js),
    SCRIPT("html/shared/form-steps", html_shared_form_steps_js),
    SCRIPT("html/shared/hosts", html_shared_hosts_js),
    SCRIPT("html/shared/image-candidates", html_shared_image_candidates_js),
    SCRIPT("html/shared/image-maps", html_shared_image_maps_js),
    SCRIPT("html/shared/inputs", html_shared_inputs_js),
    SCRIPT("html/shared/interfaces", html_shared_interfaces_js),
    SCRIPT("html/shared/messages", html_shared_messages_js),
    SCRIPT("html/shared/name-filter", html_shared_name_filter_js),
    SCRIPT("html/shared/names", html_shared_names_js),
    SCRIPT("html/shared/numbers", html_shared_numbers_js),
    SCRIPT("html/shared/owners", html_shared_owners_js),
    SCRIPT("html/shared/radios", html_shared_radios_js),
    SCRIPT("html/shared/selected-content", html_shared_selected_content_js),
    SCRIPT("html/shared/selects", html_shared_selects_js),
    SCRIPT("html/shared/slots", html_shared_slots_js),
    SCRIPT("html/shared/states", html_shared_states_js),
    SCRIPT("html/shared/steps", html_shared_steps_js),
    SCRIPT("html/shared/templates", html_shared_templates_js),
    SCRIPT("html/shared/validity", html_shared_validity_js),
    SCRIPT("html/shared/walk", html_shared_walk_js),
    SCRIPT("html/slot-changes", html_slot_changes_js),
    SCRIPT("html/slot", html_slot_js),
    SCRIPT("html/steps", html_steps_js),
    SCRIPT("html/string-list", html_string_list_js),
    SCRIPT("html/submission", html_submission_js),
    SCRIPT("html/tables", html_tables_js),
    SCRIPT("html/template", html_template_js),
    SCRIPT("html/text-elements", html_text_elements_js),
    SCRIPT("html/text-selection", html_text_selection_js),
    SCRIPT("html/textarea", html_textarea_js),
    SCRIPT("html/toggles", html_toggles_js),
    SCRIPT("html/traits", html_traits_js),
    SCRIPT("html/urls", html_urls_js),
    SCRIPT("html/window-interface", html_window_interface_js),
    SCRIPT("html/window", html_window_js),
    SCRIPT("html/xml", html_xml_js),
    SCRIPT("messaging/event-source", messaging_event_source_js),
    SCRIPT("messaging/event-stream", messaging_event_stream_js),
    SCRIPT("messaging/messaging", messaging_messaging_js),
    SCRIPT("messaging/shared/state-text", messaging_shared_state_text_js),
    SCRIPT("messaging/structured-clone", messaging_structured_clone_js),
    SCRIPT("messaging/web-socket", messaging_web_socket_js),
    SCRIPT("performance/instants", performance_instants_js),
    SCRIPT("performance/loads", performance_loads_js),
    SCRIPT("performance/navigation-timing", performance_navigation_timing_js),
    SCRIPT("performance/performance-timeline", performance_performance_timeline_js),
    SCRIPT("performance/performance", performance_performance_js),
    SCRIPT("performance/resource-timing", performance_resource_timing_js),
    SCRIPT("performance/user-timing", performance_user_timing_js),
    SCRIPT("security/policy", security_policy_js),
    SCRIPT("storage/storage", storage_storage_js),
    SCRIPT("streams/byte", streams_byte_js),
    SCRIPT("streams/common", streams_common_js),
    SCRIPT("streams/controller", streams_controller_js),
    SCRIPT("streams/from", streams_from_js),
    SCRIPT("streams/iterator", streams_iterator_js),
    SCRIPT("streams/pipe", streams_pipe_js),
    SCRIPT("streams/queuing", streams_queuing_js),
    SCRIPT("streams/readable", streams_readable_js),
    SCRIPT("streams/reader", streams_reader_js),
    SCRIPT("streams/streams", streams_streams_js),
    SCRIPT("streams/tee", streams_tee_js),
    SCRIPT("streams/transform", streams_transform_js),
    SCRIPT("streams/writable", streams_writable_js),
    SCRIPT("streams/writer", streams_writer_js),
    SCRIPT("svg/elements", svg_elements_js),
    SCRIPT("svg/geometry", svg_geometry_js),
    SCRIPT("svg/lengths", svg_lengths_js),
    SCRIPT("svg/lists", svg_lists_js),
    SCRIPT("svg/shared/paths", svg_shared_paths_js),
    SCRIPT("svg/shared/table", svg_shared_table_js),
    SCRIPT("svg/transforms", svg_transforms_js),
    SCRIPT("svg/values", svg_values_js),
    SCRIPT("url/page-base", url_page_base_js),
    SCRIPT("url/pattern", url_pattern_js),
    SCRIPT("url/shared/pattern", url_shared_pattern_js),
    SCRIPT("url/url", url_url_js),
    SCRIPT("user/actionability", user_actionability_js),
    SCRIPT("user/actions", user_actions_js),
    SCRIPT("user/appearance", user_appearance_js),
    SCRIPT("user/editable", user_editable_js),
    SCRIPT("user/fills", user_fills_js),
    SCRIPT("user/frames", user_frames_js),
    SCRIPT("user/keyboard", user_keyboard_js),
    SCRIPT("user/keys", user_keys_js),
    SCRIPT("user/look", user_look_js),
    SCRIPT("user/may-offer", user_may_offer_js),
    SCRIPT("user/offers", user_offers_js),
    SCRIPT("user/outline", user_outline_js),
    SCRIPT("user/pointer", user_pointer_js),
    SCRIPT("user/shared/field-samples", user_shared_field_samples_js),
    SCRIPT("user/shared/frames", user_shared_frames_js),
    SCRIPT("user/shared/json", user_shared_json_js),
    SCRIPT("user/shared/locators", user_shared_locators_js),
    SCRIPT("user/shared/names", user_shared_names_js),
    SCRIPT("user/shared/pattern-samples", user_shared_pattern_samples_js),
    SCRIPT("user/shared/roles", user_shared_roles_js),
    SCRIPT("user/shared/snapshot", user_shared_snapshot_js),
    SCRIPT("user/shared/texts", user_shared_texts_js),
    SCRIPT("user/user", user_user_js),
    SCRIPT("xpath/shared/axes", xpath_shared_axes_js),
    SCRIPT("xpath/shared/evaluate", xpath_shared_evaluate_js),
    SCRIPT("xpath/shared/failure", xpath_shared_failure_js),
    SCRIPT("xpath/shared/functions", xpath_shared_functions_js),
    SCRIPT("xpath/shared/lexer", xpath_shared_lexer_js),
    SCRIPT("xpath/shared/parser", xpath_shared_parser_js),
    SCRIPT("xpath/shared/values", xpath_shared_values_js),
    SCRIPT("xpath/xpath", xpath_xpath_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
