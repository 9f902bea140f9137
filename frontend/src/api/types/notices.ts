import type { Fact } from './collaboration';
import type { Known, Told } from './contract';
import type { MemberRef } from './shared';

export type NotificationKind =
  | 'mention'
  | 'assignment'
  | 'reply'
  | 'share'
  | 'request'
  | 'export'
  | 'comment'
  | 'change';

export type Following = Known<
  'FollowingOut',
  {
    state: 'follow' | 'mute' | 'none';
    why: 'mention' | 'assignment' | 'comment' | 'own_choice' | null;
    followers: MemberRef[];
  }
>;

/** `title`, `text` and `url` (an address inside the app) are null when the reader no longer sees the record */
export type Notification = Known<'NotificationOut', { kind: NotificationKind; actor: MemberRef | null; facts: Fact[] }>;

/** `title` and `url` are null when the reader no longer sees the record */
export type NoticeGroup = Known<'GroupOut', { latest: Notification[] }>;
export type NoticeSettings = Told<'SettingsOut'>;
export type PushDevice = Told<'PushDeviceOut'>;
