"use client";
import { ArrowRightLeft, Image, Languages, Paperclip } from "lucide-react";
import { Avatar } from "../avatar";
import { Checkbox } from "../checkbox";
import { Clock } from "../clock";
import { EventLine } from "../event-line";
import { FileTileContent, fileTileClass } from "../file-tile";
import { FoldLine } from "../fold-line";
import { GroupHead } from "../group-head";
import { Icon } from "../icon";
import { ListRow } from "../list-row";
import { MessageAside, MessageBand, MessageText } from "../message-band";
import { NewRowsBar } from "../new-rows-bar";
import { PriorityIcon } from "../priority-icon";
import { StatusIcon } from "../status-icon";
import { Section } from "./section";

const nothing = () => undefined;

export function Rows() {
  return (
    <Section title="Rows 40 px: default, current, selected, focused, leaving">
      <div className="border border-line">
        <NewRowsBar count="3 new" action="show" onShow={nothing} />
        <GroupHead count={6} end="Due first">
          Needs a reply
        </GroupHead>
        {/* biome-ignore lint/a11y/useSemanticElements: The list this stands for is virtual. */}
        <div role="grid" aria-label="Tickets">
          <ListRow
            tabIndex={0}
            lead={<StatusIcon status="new" label="New" />}
            title="Menu photos not showing after go-live"
            isUnread
            end={
              <Clock state="running" fraction={0.5}>
                1 h 40
              </Clock>
            }
            customer="Trattoria Bellini"
            preview="Since this morning our 14 dishes have no picture in the app"
            age="22 m"
          />
          <ListRow
            isCurrent
            lead={<StatusIcon status="open" label="Open" />}
            title={<bdi>نسيت هاتفي في سيارة الأجرة</bdi>}
            isUnread
            marks={<PriorityIcon priority="high" label="High" />}
            end={
              <Clock state="soon" fraction={0.1}>
                12 m
              </Clock>
            }
            customer="ليلى بنعلي"
            preview="Lost phone, trip NW-7Q2K"
            age="4 m"
          />
          <ListRow
            isSelected
            lead={<Checkbox aria-label="Select ticket" defaultChecked />}
            title="Insurance certificate rejected twice"
            isUnread
            marks={<PriorityIcon priority="high" label="High" />}
            end={
              <Clock state="soon" fraction={0.2}>
                26 m
              </Clock>
            }
            customer="Mateusz Nowicki"
            preview="Polisa jest ważna do 2027, proszę sprawdzić jeszcze raz"
            age="9 m"
          />
          <ListRow
            className="outline-(length:--focus-width) outline-focus -outline-offset-2"
            lead={<StatusIcon status="open" label="Open" />}
            title="Parcel marked delivered, never received"
            marks={<Icon as={Paperclip} size={14} label="Has attachments" className="text-ink-2" />}
            end={
              <Clock state="running" fraction={0.6}>
                2 h 10
              </Clock>
            }
            customer="Jonas Lindqvist"
            preview="The photo shows a different door than mine"
            age="41 m"
          />
          <ListRow
            isLeaving
            lead={<StatusIcon status="pending" label="Waiting for customer" />}
            title="Courier bag damaged on first shift"
            end="Solved by Ana"
            customer="Rafael Souza"
            preview="You: Could you send a photo of the strap"
            age="2 h"
          />
        </div>
      </div>
    </Section>
  );
}

export function Thread() {
  return (
    <Section title="Message, note, event">
      <div className="border border-line">
        <FoldLine meta="12 to 20 Nov">4 earlier messages and 6 events</FoldLine>
        <MessageBand
          kind="customer"
          kindLabel="Customer"
          avatar={<Avatar id="po" name="Peter Otieno" />}
          name="Peter Otieno"
          end={<time>10:31</time>}
        >
          <MessageText lang="sw">Nimekamilisha kila kitu.</MessageText>
          <MessageAside
            head={
              <>
                <Icon as={Languages} size={14} /> Translated from Swahili
              </>
            }
          >
            I have completed everything.
          </MessageAside>
          <div className="mt-2 flex flex-wrap gap-2">
            <span className={fileTileClass}>
              <FileTileContent icon={Image} name="trip-receipt.png" detail="182 KB" />
            </span>
          </div>
        </MessageBand>
        <EventLine icon={ArrowRightLeft} subject="Rule “SLA risk”" time="10:32">
          raised priority
        </EventLine>
        <MessageBand
          kind="reply"
          kindLabel="Public reply"
          avatar={<Avatar id="gw" name="Grace Wanjiru" />}
          name="Grace Wanjiru"
          end="10:36 · Delivered"
        >
          <MessageText>Thank you Peter, we check it today.</MessageText>
        </MessageBand>
        <MessageBand
          kind="note"
          kindLabel="Internal note"
          avatar={<Avatar id="yh" name="Yusuf Haddad" />}
          name="Yusuf Haddad"
          end="10:40"
        >
          <MessageText>Checked, the name matches.</MessageText>
        </MessageBand>
        <MessageBand
          kind="customer"
          kindLabel="Customer"
          avatar={<Avatar id="lb" name="ليلى بنعلي" />}
          name="ليلى بنعلي"
          end="10:44"
        >
          <MessageText lang="ar">مرحباً، نسيت هاتفي في المقعد الخلفي بعد رحلتي من عين الذياب إلى المطار.</MessageText>
        </MessageBand>
      </div>
    </Section>
  );
}
