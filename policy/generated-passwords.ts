/** Passwords that `@pulumi/random` makes: what they may contain, and who takes them. */
import type { ResourceView, StackView } from "./views";

export const PASSWORD = "random:index/randomPassword:RandomPassword";

/** What the provider draws from unless told otherwise. */
const DEFAULT_SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

/** The characters it may contain besides letters and digits. */
export function specialCharactersOf(password: ResourceView): readonly string[] {
  if (password.has("special") && !password.flag("special")) return [];
  return Array.from(password.text("overrideSpecial") ?? DEFAULT_SPECIAL);
}

/** The resources of a type that take the password, in state or write-only. */
export function takersOf(
  password: ResourceView,
  stack: StackView,
  type: string,
  property: string,
): readonly ResourceView[] {
  return [property, `${property}Wo`].flatMap((each) => stack.referring(password, type, each));
}
