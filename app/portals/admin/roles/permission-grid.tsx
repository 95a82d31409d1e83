import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listPermissions } from "../../../../worker/modules/access";
import { adminRoles } from "../../../../worker/words/admin-roles";
import { useWords } from "../../../locale";
import { Card, Icon, VisuallyHidden } from "../../../ui";

type Resource = OutputOf<typeof listPermissions>["resources"][number];
type Scope = Resource["actions"][number]["scopes"][number];

interface PermissionGridProps {
  resources: Resource[];
  held: ReadonlySet<string>;
  /** A system role's rights are looked at, not changed. */
  readOnly?: boolean;
}

/** Every permission there is, one table a resource: actions down, scopes across. Field: "permissions[]". */
export function PermissionGrid({ resources, held, readOnly }: PermissionGridProps) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      {resources.map((resource) => (
        <ResourceTable key={resource.resource} resource={resource} held={held} readOnly={readOnly ?? false} />
      ))}
    </div>
  );
}

function ResourceTable({
  resource: { resource, actions },
  held,
  readOnly,
}: {
  resource: Resource;
  held: ReadonlySet<string>;
  readOnly: boolean;
}) {
  const t = useWords(adminRoles);
  const names = [...new Set(actions.flatMap(({ scopes }) => scopes.map(({ scope }) => scope)))];
  const actionName = (action: string) => t(`${resource}.${action}` as "users.read");
  return (
    <Card className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="pb-2 text-start text-base font-semibold">
          <VisuallyHidden>{t("rights")}: </VisuallyHidden>
          {t(resource as "users")}
        </caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-faint">
            <th scope="col" className="py-2 pe-3 text-start font-medium">
              {t("right")}
            </th>
            {names.map((scope) => (
              <th key={scope} scope="col" className="w-16 py-2 ps-2 text-center font-medium sm:w-24">
                {t(`scope_${scope}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map(({ action, scopes }) => (
            <tr key={action} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-2.5 pe-3 text-start font-normal">
                {actionName(action)}
              </th>
              {names.map((name) => {
                const scope = scopes.find((known) => known.scope === name);
                return (
                  <td key={name} className="py-2.5 ps-2">
                    <span className="grid place-items-center">
                      {scope === undefined ? (
                        <VisuallyHidden>{t("not_offered")}</VisuallyHidden>
                      ) : readOnly ? (
                        <Held held={held.has(scope.name)} />
                      ) : (
                        <Box
                          scope={scope}
                          held={held.has(scope.name)}
                          label={`${actionName(action)}: ${t(`scope_${name}`)}`}
                        />
                      )}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Held({ held }: { held: boolean }) {
  const t = useWords(adminRoles);
  return held ? (
    <Icon name="check" size={18} label={t("held")} className="text-success" />
  ) : (
    <Icon name="minus" size={18} label={t("not_held")} className="text-ink-faint" />
  );
}

/** A right that the reader does not hold cannot be given or taken by them: it stays as it is, and is sent so. */
function Box({ scope, held, label }: { scope: Scope; held: boolean; label: string }) {
  const t = useWords(adminRoles);
  if (scope.grantable)
    return (
      <input
        type="checkbox"
        className="tick"
        name="permissions[]"
        value={scope.name}
        defaultChecked={held}
        aria-label={label}
      />
    );
  return (
    <>
      {held ? <input type="hidden" name="permissions[]" value={scope.name} /> : null}
      <input
        type="checkbox"
        className="tick"
        checked={held}
        disabled
        readOnly
        aria-label={`${label}. ${t("not_yours")}`}
        title={t("not_yours")}
      />
    </>
  );
}
