import { useSubmit } from "@remix-run/react";
import { type DragEvent, useState } from "react";

/** A thing that is dragged, or dropped on, among others of its kind. */
export interface Draggable {
  kind: "section" | "lesson" | "content_item" | "question";
  uuid: string;
  /** Of a lesson: the section it stands in. */
  sectionUuid?: string;
  /** The one before it, "" for none. */
  before: string;
}

interface Spot {
  uuid: string;
  edge: "before" | "after";
}

/** Order by dragging, with the browser's own events. Whoever cannot drag has buttons and a list of places. */
export function useDragOrder() {
  const submit = useSubmit();
  const [dragged, setDragged] = useState<Draggable | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const end = () => {
    setDragged(null);
    setSpot(null);
  };
  const move = (fields: Record<string, string>) => {
    end();
    submit(fields, { method: "post", preventScrollReset: true });
  };
  const edgeOf = (event: DragEvent<HTMLElement>): Spot["edge"] => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "before" : "after";
  };
  return {
    /** For the handle that is taken hold of. */
    handle: (thing: Draggable) => ({
      draggable: true,
      onDragStart(event: DragEvent<HTMLElement>) {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", thing.uuid);
        const row = event.currentTarget.closest("li");
        if (row) event.dataTransfer.setDragImage(row, 16, 16);
        setDragged(thing);
      },
      onDragEnd: end,
    }),
    /** For a row of the same kind: the upper half is the place before it, the lower half the one behind. */
    target: (thing: Draggable) => ({
      onDragOver(event: DragEvent<HTMLElement>) {
        if (dragged?.kind !== thing.kind || dragged.uuid === thing.uuid) return;
        event.preventDefault();
        event.stopPropagation();
        const edge = edgeOf(event);
        if (spot?.uuid !== thing.uuid || spot.edge !== edge) setSpot({ uuid: thing.uuid, edge });
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (dragged?.kind !== thing.kind || dragged.uuid === thing.uuid) return;
        event.preventDefault();
        event.stopPropagation();
        const after = edgeOf(event) === "after" ? thing.uuid : thing.before;
        // Dropped where it stands already.
        if (after === dragged.uuid) return end();
        move({
          _do: `move_${thing.kind}`,
          uuid: dragged.uuid,
          afterUuid: after,
          ...(thing.sectionUuid ? { sectionUuid: thing.sectionUuid } : {}),
        });
      },
    }),
    /** For a section without lessons: a lesson dropped on it becomes its first. */
    emptySection: (sectionUuid: string) => ({
      onDragOver(event: DragEvent<HTMLElement>) {
        if (dragged?.kind !== "lesson") return;
        event.preventDefault();
        if (spot?.uuid !== sectionUuid) setSpot({ uuid: sectionUuid, edge: "after" });
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (dragged?.kind !== "lesson") return;
        event.preventDefault();
        move({ _do: "move_lesson", uuid: dragged.uuid, sectionUuid, afterUuid: "" });
      },
    }),
    isDragged: (uuid: string) => dragged?.uuid === uuid,
    /** Where a drop would land, to be shown as a line. */
    edge: (uuid: string): Spot["edge"] | null => (spot?.uuid === uuid ? spot.edge : null),
  };
}
export type DragOrder = ReturnType<typeof useDragOrder>;
