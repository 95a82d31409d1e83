import { Button, ButtonLink } from "../primitives/button";
import { Card } from "../primitives/card";
import { EmptyState } from "../primitives/empty-state";
import { ErrorState } from "../primitives/error-state";
import { Notice } from "../primitives/notice";
import { ProgressBar, ProgressRing } from "../primitives/progress";
import { Skeleton, SkeletonRegion } from "../primitives/skeleton";
import { ToastRegion } from "../primitives/toast";
import { type GalleryPart, Row, Sample } from "./sample";

export function Feedback({ words }: GalleryPart) {
  const t = words.feedback;
  return (
    <>
      <Sample title={t.notices}>
        <div className="grid gap-3 lg:grid-cols-2">
          <Notice title={t.infoTitle}>{t.info}</Notice>
          <Notice tone="success" title={t.successTitle}>
            {t.success}
          </Notice>
          <Notice tone="warning" title={t.warningTitle}>
            {t.warning}
          </Notice>
          <Notice
            tone="danger"
            title={t.dangerTitle}
            action={
              <Button size="sm" icon="refresh">
                {t.retry}
              </Button>
            }
          >
            {t.danger}
          </Notice>
        </div>
      </Sample>
      <Sample title={t.progress}>
        <div className="grid gap-6 sm:grid-cols-2">
          <ProgressBar label={t.progressLabel} value={67} text={t.progressText} />
          <ProgressBar label={t.upload} value={42} text={t.uploadText} tone="info" />
          <ProgressBar label={t.working} />
          <Row>
            <ProgressRing size={24} value={30} label={t.progressLabel} text={t.percent} />
            <ProgressRing size={40} value={45} label={t.progressLabel} text={t.percent} tone="info" />
            <ProgressRing size={64} value={67} label={t.progressLabel} text={t.percent} />
            <ProgressRing size={96} value={100} label={t.progressLabel} text={t.full} tone="success" />
          </Row>
        </div>
      </Sample>
      <div className="grid gap-6 lg:grid-cols-3">
        <Card padding="none">
          <EmptyState
            icon="book"
            title={t.emptyTitle}
            action={
              <ButtonLink href="#feedback" variant="primary">
                {t.emptyAction}
              </ButtonLink>
            }
          >
            {t.emptyText}
          </EmptyState>
        </Card>
        <Card padding="none">
          <ErrorState
            title={t.errorTitle}
            action={<Button icon="refresh">{t.retry}</Button>}
            request={{ label: t.request, id: "0196f3c2-7d1e" }}
          >
            {t.errorText}
          </ErrorState>
        </Card>
        <Card>
          <SkeletonRegion label={t.loading}>
            <Skeleton shape="block" />
            <div className="flex gap-3 py-5">
              <Skeleton shape="circle" />
              <Skeleton lines={2} className="flex-1 content-center" />
            </div>
            <Skeleton shape="title" className="mb-4" />
            <Skeleton lines={4} />
          </SkeletonRegion>
        </Card>
      </div>
      <ToastRegion
        label={t.toastRegion}
        toasts={[{ id: "sample", text: t.toastText, action: { label: t.undo, href: "#feedback" } }]}
        dismiss={{ label: t.dismiss, onDismiss: () => {} }}
      />
    </>
  );
}
