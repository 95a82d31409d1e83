import { Button, ButtonLink } from "../primitives/button";
import { Dialog, DialogClose, DialogTrigger } from "../primitives/dialog";
import { IconButton } from "../primitives/icon-button";
import { Kbd } from "../primitives/kbd";
import { Link } from "../primitives/link";
import { Menu, type MenuItem } from "../primitives/menu";
import { type GalleryPart, Row, Sample } from "./sample";

export function Actions({ words }: GalleryPart) {
  const t = words.actions;
  const items: MenuItem[][] = [
    [
      { label: t.edit, icon: "edit", href: "#actions" },
      { label: t.duplicate, icon: "copy", href: "#actions" },
      { label: t.preview, icon: "eye", href: "#actions", badge: { text: t.isNew, tone: "accent" } },
    ],
    [{ label: t.archive, icon: "trash", tone: "danger", href: "#actions" }],
  ];
  return (
    <>
      <Sample title={t.buttons}>
        <Row>
          <Button variant="primary">{t.primary}</Button>
          <Button>{t.secondary}</Button>
          <Button variant="quiet">{t.quiet}</Button>
          <Button variant="danger">{t.danger}</Button>
          <Button disabled>{t.disabled}</Button>
          <Button variant="primary" pending>
            {t.pending}
          </Button>
        </Row>
        <Row>
          <Button variant="primary" size="sm">
            {t.small}
          </Button>
          <Button variant="primary">{t.medium}</Button>
          <Button variant="primary" size="lg">
            {t.large}
          </Button>
          <ButtonLink href="#actions" icon="arrow-start" variant="quiet">
            {t.back}
          </ButtonLink>
          <ButtonLink href="#actions" iconEnd="arrow-end">
            {t.next}
          </ButtonLink>
          <Button icon="plus">{t.add}</Button>
          <Button icon="download" size="sm">
            {t.download}
          </Button>
        </Row>
      </Sample>
      <Sample title={t.iconButtons}>
        <Row>
          <IconButton icon="edit" label={t.edit} />
          <IconButton icon="copy" label={t.copy} />
          <IconButton icon="trash" label={t.remove} tone="danger" />
          <IconButton icon="edit" size="sm" label={t.edit} disabled />
        </Row>
      </Sample>
      <Sample title={t.links}>
        <Row>
          <p>
            {t.sentence} <Link href="#actions">{t.textLink}</Link>.
          </p>
          <Link kind="quiet" href="#actions">
            {t.quietLink}
          </Link>
          <Link kind="forward" href="#actions">
            {t.forwardLink}
          </Link>
          <Link href="https://example.org" newTabLabel={t.newTab}>
            {t.outside}
          </Link>
        </Row>
      </Sample>
      <Sample title={t.menus}>
        <Row>
          <Menu label={t.menu} variant="secondary" size="md" align="start" groups={items} id="gallery-menu" />
          <Menu label={t.more} icon="more" groups={items} />
          <DialogTrigger dialog="gallery-dialog" variant="danger">
            {t.openDialog}
          </DialogTrigger>
          <Dialog
            id="gallery-dialog"
            title={t.dialogTitle}
            description={t.dialogText}
            closeLabel={t.close}
            actions={
              <>
                <DialogClose dialog="gallery-dialog" variant="quiet">
                  {t.quiet}
                </DialogClose>
                <DialogClose dialog="gallery-dialog" variant="danger">
                  {t.dialogConfirm}
                </DialogClose>
              </>
            }
          />
          <span className="inline-flex items-center gap-2 text-sm text-ink-muted">
            {t.keysText} <Kbd>{t.slash}</Kbd>
          </span>
        </Row>
      </Sample>
    </>
  );
}
