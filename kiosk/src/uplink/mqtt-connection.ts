// MQTT as a pipe: a new client object for each connection, no queue, no reconnecting of its own.
import {
	type DownwardKind,
	downwardKinds,
	maxPayloadBytes,
	topicOf,
} from "@hadir/shared/wire/topic.ts"
import { connect, type MqttClient } from "mqtt"
import type { Connect, Connection } from "../usecases/ports.ts"

export type Broker = {
	readonly host: string
	readonly port: number
	readonly kiosk: string
	readonly password: string
}

const connectTimeoutMs = 10_000
const keepAliveSeconds = 30

export const mqttConnect =
	(broker: Broker): Connect =>
	(events) => {
		const client = connect({
			host: broker.host,
			port: broker.port,
			protocol: "mqtt",
			protocolVersion: 4,
			clientId: broker.kiosk,
			username: broker.kiosk,
			password: broker.password,
			clean: true,
			reconnectPeriod: 0,
			queueQoSZero: false,
			resubscribe: false,
			connectTimeout: connectTimeoutMs,
			keepalive: keepAliveSeconds,
		})
		const connection = connectionOf(client, broker.kiosk)
		let reason = "closed"
		client.on("connect", () => {
			const topics = downwardKinds.map((kind) => topicOf(broker.kiosk, kind))
			client.subscribe(topics, { qos: 1 }, (error) => {
				if (error) client.end(true)
				else events.onReady(connection)
			})
		})
		client.on("message", (topic, payload) => {
			const kind = kindOf(topic, broker.kiosk)
			if (kind !== undefined && payload.length <= maxPayloadBytes) events.onMessage(kind, payload)
		})
		client.on("error", (error) => {
			reason = error.message
			client.end(true)
		})
		client.once("close", () => {
			client.removeAllListeners("message")
			events.onClosed(reason)
			client.end(true)
		})
		return connection
	}

const kindOf = (topic: string, kiosk: string): DownwardKind | undefined =>
	downwardKinds.find((kind) => topicOf(kiosk, kind) === topic)

const connectionOf = (client: MqttClient, kiosk: string): Connection => ({
	publish: (kind, bytes) => {
		// The office answers with a head; what became of the packet means nothing here.
		if (client.connected)
			client.publish(topicOf(kiosk, kind), Buffer.from(bytes), { qos: 1 }, () => undefined)
	},
	close: () => void client.end(true),
})
