import { Button } from "../primitives/button";
import { Card } from "../primitives/card";
import { Checkbox, Switch } from "../primitives/checkbox";
import { FileField } from "../primitives/file-field";
import { Fieldset, FormActions, FormError, FormStack } from "../primitives/form";
import { IconButton } from "../primitives/icon-button";
import { RadioGroup } from "../primitives/radio-group";
import { SearchField } from "../primitives/search-field";
import { Select } from "../primitives/select";
import { TextArea } from "../primitives/text-area";
import { TextField } from "../primitives/text-field";
import { type GalleryPart, Sample } from "./sample";

export function Forms({ words }: GalleryPart) {
  const t = words.forms;
  const levels = t.levels.map((label, i) => ({ value: String(i), label }));
  return (
    <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
      <Card padding="lg">
        <FormStack method="get" action="#forms" noValidate>
          <h3 className="text-xl">{t.title}</h3>
          <FormError
            title={t.formError}
            fields={[
              { id: "gallery-email", message: t.emailError },
              { id: "gallery-terms", message: t.termsError },
            ]}
          />
          <TextField name="name" label={t.name} hint={t.nameHint} defaultValue={t.nameValue} autoComplete="off" />
          <TextField
            id="gallery-email"
            name="email"
            type="email"
            label={t.email}
            defaultValue={t.emailValue}
            error={t.emailError}
            autoComplete="off"
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            defaultValue="correct horse"
            autoComplete="new-password"
            after={<IconButton icon="eye" label={t.show} size="sm" tooltip={false} />}
          />
          <TextArea name="about" label={t.about} optional={t.optional} hint={t.aboutHint} />
          <Fieldset legend={t.news} hideLegend>
            <Checkbox name="news" label={t.news} hint={t.newsHint} defaultChecked />
            <Checkbox id="gallery-terms" name="terms" label={t.terms} error={t.termsError} />
            <Checkbox name="plan" label={t.disabled} disabled />
          </Fieldset>
          <FormActions>
            <Button variant="primary" type="submit">
              {t.submit}
            </Button>
            <Button variant="quiet">{words.actions.quiet}</Button>
          </FormActions>
        </FormStack>
      </Card>
      <div className="grid grid-cols-1 gap-8">
        <Sample title={t.search}>
          <SearchField name="q" label={t.search} shortcut={words.actions.slash} />
          <SearchField name="q2" label={t.search} size="lg" submitLabel={t.searchButton} />
        </Sample>
        <div className="grid gap-5 sm:grid-cols-2">
          <Select name="level" label={t.level} options={levels} emptyLabel={t.anyLevel} />
          <TextField name="price" label={t.price} type="number" before={t.currency} defaultValue="1499" />
          <TextField name="slug" label={t.locked} defaultValue={t.lockedValue} readOnly dir="ltr" />
          <Select name="level2" label={t.level} options={levels} disabled />
        </div>
        <FileField name="cv" label={t.file} prompt={t.filePrompt} hint={t.fileHint} optional={t.optional} />
        <RadioGroup
          name="goal"
          legend={t.goal}
          defaultValue="1"
          options={t.goals.map((label, i) => ({ value: String(i), label, hint: t.goalHints[i] }))}
        />
        <RadioGroup
          name="answer"
          legend={t.answer}
          look="cards"
          defaultValue="1"
          options={t.answers.map((label, i) => ({ value: String(i), label }))}
        />
        <Switch name="remind" label={t.switch} hint={t.switchHint} defaultChecked />
      </div>
    </div>
  );
}
