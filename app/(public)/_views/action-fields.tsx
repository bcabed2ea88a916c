import type { ReactNode } from 'react';
import type { InputProblem, RawFields } from '@/server/domain/action/action-input';
import type { ActionCode } from '@/server/domain/action/action-settings';
import { PART_NAMES, PLACE_NAMES } from '@/server/domain/action/action-words';
import { DAY_PARTS, LEAVE_PLACES } from '@/server/domain/order/customer-word';
import type { Language } from '@/server/domain/shared/language';
import { textIn } from '@/server/domain/wording/text-in';
import { type ActionMessages, problemWords } from './messages/actions';

interface FieldsProps {
  code: ActionCode;
  language: Language;
  m: ActionMessages;
  values: RawFields;
  problems: readonly InputProblem[];
  days: { from: string; to: string; hint: string } | null;
}

/** The first value of a field as text. */
export function firstOf(values: RawFields, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** Every value of a field. */
export function allOf(values: RawFields, field: string): readonly string[] {
  const value = values[field];
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** Names of the fields of each action, in the order of the form. */
export function fieldNames(code: ActionCode, m: ActionMessages): [field: string, name: string][] {
  switch (code) {
    case 'address':
      return [
        ['province', m.province],
        ['city', m.city],
        ['district', m.district],
        ['address', m.address],
        ['postcode', m.postcode],
      ];
    case 'time':
      return [
        ['on', m.on],
        ['part', m.part],
      ];
    case 'invoice':
      return [
        ['for', m.invoiceFor],
        ['title', m.titleField],
        ['taxNo', m.taxNo],
        ['email', m.email],
      ];
    case 'place':
      return [['may', m.placeField]];
    default:
      return [];
  }
}

/** The fields of an action's form; what is wrong with one stands right below it and is read out with it. */
export function ActionFields(props: FieldsProps) {
  const { code, language, m, values, days } = props;
  switch (code) {
    case 'place':
      return (
        <Group name={m.placeField} hint={m.placeNone}>
          {LEAVE_PLACES.map((place) => (
            <label className="pick" key={place}>
              <input type="checkbox" name="may" value={place} defaultChecked={allOf(values, 'may').includes(place)} />
              {textIn(PLACE_NAMES[place], language)}
            </label>
          ))}
        </Group>
      );
    case 'address':
      return (
        <>
          <Text {...props} field="province" name={m.province} auto="address-level1" isOptional />
          <Text {...props} field="city" name={m.city} auto="address-level2" />
          <Text {...props} field="district" name={m.district} auto="address-level3" isOptional />
          <Text {...props} field="address" name={m.address} hint={m.addressHint} auto="street-address" most={120} />
          <Text {...props} field="postcode" name={m.postcode} auto="postal-code" isOptional most={10} />
        </>
      );
    case 'time':
      return (
        <>
          <Text {...props} field="on" name={m.on} hint={days?.hint} type="date" min={days?.from} max={days?.to} />
          <Group name={m.part}>
            {DAY_PARTS.map((part) => (
              <label className="pick" key={part}>
                <input type="radio" name="part" value={part} defaultChecked={(firstOf(values, 'part') || 'any') === part} />
                {textIn(PART_NAMES[part], language)}
              </label>
            ))}
          </Group>
        </>
      );
    case 'invoice':
      return (
        <>
          <Group name={m.invoiceFor}>
            {(['person', 'company'] as const).map((one) => (
              <label className="pick" key={one}>
                <input type="radio" name="for" value={one} defaultChecked={(firstOf(values, 'for') || 'person') === one} />
                {one === 'person' ? m.invoicePerson : m.invoiceCompany}
              </label>
            ))}
          </Group>
          <Text {...props} field="title" name={m.titleField} hint={m.titleHint} most={100} />
          <Text {...props} field="taxNo" name={m.taxNo} hint={m.taxNoHint} isOptional most={40} />
          <Text {...props} field="email" name={m.email} type="email" auto="email" most={100} />
        </>
      );
    default:
      return null;
  }
}

function Group({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{name}</legend>
      {children}
      {hint ? <p className="hint">{hint}</p> : null}
    </fieldset>
  );
}

interface TextProps extends FieldsProps {
  field: string;
  name: string;
  hint?: string;
  auto?: string;
  type?: 'text' | 'date' | 'email';
  min?: string;
  max?: string;
  most?: number;
  isOptional?: boolean;
}

function Text({ field, name, hint, auto, type = 'text', min, max, most = 40, isOptional, values, problems, m }: TextProps) {
  const problem = problems.find((one) => one.field === field);
  const described = [hint ? `${field}-hint` : '', problem ? `${field}-err` : ''].filter(Boolean).join(' ');
  return (
    <>
      <label htmlFor={field}>
        {name} {isOptional ? <span className="opt">({m.optional})</span> : null}
      </label>
      <input
        id={field}
        name={field}
        type={type}
        inputMode={type === 'email' ? 'email' : undefined}
        autoComplete={auto ?? 'off'}
        min={min}
        max={max}
        maxLength={type === 'date' ? undefined : most}
        defaultValue={firstOf(values, field)}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : undefined}
      />
      {problem ? (
        <p className="err" id={`${field}-err`}>
          {problemWords(problem.why, m)}
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      ) : null}
    </>
  );
}
