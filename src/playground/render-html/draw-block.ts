import { blockIdOf, type Control, findControls } from "../find-controls.ts";
import { type Fields, fieldsOf, objectsOf, textOf } from "../json.ts";
import { renderBlocks } from "../render-text.ts";
import { drawAlert, drawCard } from "./draw-card.ts";
import { drawChart } from "./draw-chart.ts";
import { drawControl } from "./draw-control.ts";
import { drawField } from "./draw-field.ts";
import { drawImage, drawImageBlock } from "./draw-image.ts";
import { drawLine, drawLink, drawText } from "./draw-mrkdwn.ts";
import { drawTable } from "./draw-table.ts";
import { drawWithLibrary, isForLibrary } from "./draw-with-library.ts";
import type { Drawing } from "./drawing.ts";
import { escapeHtml, tag } from "./tag.ts";

/** Blocks as HTML, one under the other; one that cannot be drawn is shown as its words in a marked box. */
export const drawBlocks = (blocks: readonly Fields[], drawing: Drawing): string =>
  blocks.map((block, index) => drawOne(block, blockIdOf(block, index), drawing)).join("");

function drawOne(block: Fields, blockId: string, drawing: Drawing): string {
  try {
    return drawBlock(block, blockId, drawing);
  } catch (error) {
    return drawBroken(block, error instanceof Error ? error.message : String(error));
  }
}

function drawBlock(block: Fields, blockId: string, drawing: Drawing): string {
  const { names } = drawing;
  if (isForLibrary(block)) return tag("div", { class: "block" }, drawWithLibrary(block, names));
  switch (block.type) {
    case "header":
      return drawHeader(block, names);
    case "section":
      return drawSection(block, blockId, drawing);
    case "context":
      return tag(
        "div",
        { class: "block block-context" },
        ...objectsOf(block.elements).map((each) =>
          each.type === "image" ? drawImage(each) : tag("span", {}, drawLine(each, names)),
        ),
      );
    case "divider":
      return tag("hr", { class: "block block-divider" });
    case "image":
      return drawImageBlock(block);
    case "actions":
    case "context_actions":
      return drawControls(objectsOf(block.elements), blockId, drawing);
    case "input":
      return drawField(block, blockId, drawing);
    case "table":
    case "data_table":
      return drawTable(block, names);
    case "data_visualization":
      return drawChart(block);
    case "alert":
      return drawAlert(block, drawing);
    case "card":
      return drawCard(block, blockId, drawing);
    case "carousel":
      return tag(
        "div",
        { class: "block block-carousel", role: "region", "aria-label": "Cards", tabindex: "0" },
        ...objectsOf(block.elements).map((card) => drawCard(card, textOf(card.block_id) || blockId, drawing)),
      );
    case "container":
      return drawContainer(block, blockId, drawing);
    case "video":
      return drawVideo(block, names);
    default:
      return drawBroken(block, `The playground does not know the block type "${textOf(block.type)}".`);
  }
}

function drawHeader({ text, level }: Fields, names: Drawing["names"]): string {
  // The page's own titles are h1 and h2.
  const depth = typeof level === "number" && level >= 1 && level <= 4 ? level : 1;
  return tag(`h${depth + 2}`, { class: `block block-header level-${depth}` }, drawLine(text, names));
}

function drawSection(block: Fields, blockId: string, drawing: Drawing): string {
  const { names } = drawing;
  const fields = objectsOf(block.fields).map((field) => tag("div", {}, drawText(field, names)));
  const words = [
    block.text === undefined ? "" : tag("div", { class: "words" }, drawText(block.text, names)),
    fields.length === 0 ? "" : tag("div", { class: "block-fields" }, ...fields),
  ].join("");
  if (block.accessory === undefined) return tag("div", { class: "block block-section" }, words);
  const accessory = fieldsOf(block.accessory);
  const beside =
    accessory.type === "image" ? drawImage(accessory) : drawElements([accessory], blockId, drawing);
  return tag(
    "div",
    { class: "block block-section with-accessory" },
    tag("div", {}, words),
    tag("div", { class: "accessory" }, beside),
  );
}

const drawControls = (elements: readonly Fields[], blockId: string, drawing: Drawing): string =>
  tag("div", { class: "block block-actions controls" }, drawElements(elements, blockId, drawing));

const drawElements = (elements: readonly Fields[], blockId: string, drawing: Drawing): string =>
  findControls([{ block_id: blockId, elements: elements.flatMap(splitThumbs) }])
    .map((control: Control) => drawControl(control, drawing))
    .join("");

/** A pair of feedback buttons as the two buttons that it is, and a workflow's button as any other. */
function splitThumbs(element: Fields): Fields[] {
  if (element.type === "workflow_button") return [{ ...element, type: "button" }];
  if (element.type !== "feedback_buttons") return [element];
  return [element.positive_button, element.negative_button].map((each) => ({
    ...fieldsOf(each),
    type: "button",
    action_id: textOf(element.action_id),
  }));
}

function drawContainer(block: Fields, blockId: string, drawing: Drawing): string {
  const title =
    block.title === undefined && isForLibrary(fieldsOf(block.rich_text_title))
      ? escapeHtml(renderBlocks([fieldsOf(block.rich_text_title)]))
      : drawLine(block.title, drawing.names);
  const subtitle =
    block.subtitle === undefined
      ? ""
      : tag("span", { class: "card-subtitle" }, drawLine(block.subtitle, drawing.names));
  const head = tag("span", { class: "card-title" }, title) + subtitle;
  // A block without an id of its own is found by its container's.
  const children = objectsOf(block.child_blocks).map((child) => ({ block_id: blockId, ...child }));
  const inside = drawBlocks(children, drawing);
  const attributes = { class: `block block-container width-${textOf(block.width) || "standard"}` };
  if (block.is_collapsible !== true)
    return tag("section", attributes, tag("p", { class: "card-head" }, head), inside);
  const open = block.default_collapsed !== true;
  return tag("details", { ...attributes, open }, tag("summary", {}, head), inside);
}

/** A film is a link: the playground loads nothing from elsewhere that could run. */
function drawVideo(block: Fields, names: Drawing["names"]): string {
  const title = textOf(fieldsOf(block.title).text);
  const words = tag(
    "p",
    { class: "card-title" },
    drawLink(textOf(block.title_url) || textOf(block.video_url), title),
  );
  const more = block.description === undefined ? "" : tag("p", {}, drawLine(block.description, names));
  const picture = drawImage({ image_url: block.thumbnail_url, alt_text: block.alt_text });
  return tag("div", { class: "block block-card" }, words, more, picture);
}

/** The block's words, and why there is no more. */
function drawBroken(block: Fields, why: string): string {
  return tag(
    "div",
    { class: "block block-broken", role: "note" },
    tag("p", { class: "hint" }, escapeHtml(`Not drawn. ${why}`)),
    tag("p", { class: "as-words" }, escapeHtml(wordsOf(block))),
  );
}

function wordsOf(block: Fields): string {
  try {
    return renderBlocks([block]) || JSON.stringify(block);
  } catch {
    return JSON.stringify(block); // the words could not be found either: as it was sent
  }
}
